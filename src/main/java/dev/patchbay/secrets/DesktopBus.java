package dev.patchbay.secrets;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;

/// What the D-Bus session says about keychains, on Linux and its kin.
final class DesktopBus {
    private static final Logger LOG = System.getLogger(DesktopBus.class.getName());
    private static final String SECRETS = "org.freedesktop.secrets";
    private static final String OLD_KWALLET = "org.kde.kwalletd5";
    private static final String UNKNOWN = "the system keyring";
    private static final Map<String, String> NAMES = Map.of(
            "gnome-keyring", "GNOME Keyring", "kwallet", "KWallet", "ksecret", "KWallet", "keepassxc", "KeePassXC");

    private DesktopBus() {}

    /// @param name what to call the keychain; without meaning unless it is there
    record Service(State state, String name) {}

    enum State {
        NO_BUS,
        NO_SERVICE,
        THERE
    }

    static boolean used() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return !os.startsWith("mac") && !os.startsWith("windows");
    }

    /// Starts nothing: a service that the bus would start on demand counts as there, its name is not known yet.
    static Service secretService() {
        try (DBusConnection session =
                DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            return secretService(session.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class));
        } catch (DBusException | RuntimeException | IOException e) {
            LOG.log(Level.INFO, "No D-Bus session", e);
            return new Service(State.NO_BUS, "");
        }
    }

    private static Service secretService(DBus bus) {
        if (bus.NameHasOwner(SECRETS)) {
            return new Service(State.THERE, nameOf(bus));
        }
        if (bus.NameHasOwner(OLD_KWALLET)) {
            return new Service(State.THERE, "KWallet");
        }
        List<String> startable = List.of(bus.ListActivatableNames());
        return startable.contains(SECRETS) || startable.contains(OLD_KWALLET)
                ? new Service(State.THERE, UNKNOWN)
                : new Service(State.NO_SERVICE, "");
    }

    /// By the program behind the bus name. Its path in `/proc/PID/exe` cannot be read (gnome-keyring has a file
    /// capability), its name in `comm` can; that is cut to 15 characters.
    private static String nameOf(DBus bus) {
        try {
            long pid = bus.GetConnectionUnixProcessID(SECRETS).longValue();
            String program = Files.readString(Path.of("/proc", Long.toString(pid), "comm"));
            return NAMES.entrySet().stream()
                    .filter(known -> program.startsWith(known.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException | DBusExecutionException e) {
            LOG.log(Level.DEBUG, "The secret service does not say who it is", e);
            return UNKNOWN;
        }
    }
}
