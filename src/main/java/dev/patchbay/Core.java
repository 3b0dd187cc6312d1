package dev.patchbay;

import dev.patchbay.backup.Backup;
import dev.patchbay.backup.BackupFolder;
import dev.patchbay.backup.Backups;
import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.chat.ChatService;
import dev.patchbay.chat.Services;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.ProviderRecords;
import dev.patchbay.conversation.Conversations;
import dev.patchbay.demo.DemoProvider;
import dev.patchbay.demo.Pace;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.StorageException;
import dev.patchbay.ledger.Budgets;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.pricing.KeptPrices;
import dev.patchbay.pricing.Pricing;
import dev.patchbay.provider.Limits;
import dev.patchbay.provider.ProviderFactory;
import dev.patchbay.provider.Proxies;
import dev.patchbay.report.Bills;
import dev.patchbay.report.Exports;
import dev.patchbay.report.Reports;
import dev.patchbay.routing.CircuitBreaker;
import dev.patchbay.routing.RetryPolicy;
import dev.patchbay.routing.Router;
import dev.patchbay.secrets.RememberingStore;
import dev.patchbay.secrets.SecretStore;
import dev.patchbay.secrets.SecretStores;
import dev.patchbay.settings.AppPaths;
import dev.patchbay.settings.JsonFile;
import dev.patchbay.settings.Profiles;
import dev.patchbay.settings.SettingsStore;
import dev.patchbay.store.CircuitStore;
import dev.patchbay.store.Database;
import dev.patchbay.store.PriceStore;
import dev.patchbay.store.ProfileStore;
import dev.patchbay.text.ErrorText;
import dev.patchbay.text.Words;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The composition root: makes every service by plain `new`. Making it is cheap: each service opens its
/// file, database or keychain on first use, so that nothing stands between the start and the first frame.
/// Safe for use by several threads.
public final class Core implements AutoCloseable {
    private static final Duration FIRST_BACKUP = Duration.ofSeconds(30);
    private static final Duration NEXT_BACKUP = Duration.ofHours(1);

    private final AppPaths paths;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Words words = new Words();
    private final ErrorText errors = new ErrorText(words);
    private final SettingsStore settings;
    private final ProviderCatalog providers = new ProviderCatalog();
    private final KeptPrices keptPrices;
    private final ModelCatalog models;
    private final PriceBook prices;
    private final Pricing pricing;
    private final DemoProvider demo;
    private final RememberingStore secrets;
    private final ProviderFactory factory;
    private final Connections connections;
    private final Database database;
    private final Backups backups;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("patchbay-backups").daemon().factory());
    private final Profiles profiles;
    private final CircuitBreaker breaker;
    private final Budgets budgets;
    private final Ledger ledger;
    private final Conversations conversations;
    private final Reports reports;
    private final Exports exports;
    private final Bills bills;
    private final ChatService chat;

    public Core(AppPaths paths) {
        this(paths, Options.standard());
    }

    public Core(AppPaths paths, Options options) {
        this.paths = paths;
        Clock clock = options.clock;
        var backupFolder = new BackupFolder(paths.backups(), clock);
        database = new Database(
                paths.database(), ZoneId.systemDefault(), copy -> backupFolder.write(copy, Backup.Kind.UPGRADE));
        backups = new Backups(database, backupFolder, clock);
        var priceStore = new PriceStore(database);
        keptPrices = new KeptPrices(priceStore);
        models = new ModelCatalog(providers, keptPrices);
        prices = new PriceBook(providers, keptPrices);
        settings = new SettingsStore(new JsonFile(paths.settings(), clock));
        demo = new DemoProvider(threads, clock, options.pace);
        secrets = new RememberingStore(options.secrets != null ? options.secrets : SecretStores.platform());
        var records = new ProviderRecords(new JsonFile(paths.providers(), clock));
        factory = new ProviderFactory(
                provider -> address(provider, options.addresses),
                options.limits,
                new Proxies(() -> settings.get().proxy(), records::proxy),
                threads);
        breaker = new CircuitBreaker(new CircuitStore(database), clock);
        connections = new Connections(providers, models, factory, secrets, records, breaker::reset, clock);
        profiles = new Profiles(new ProfileStore(database));
        budgets = new Budgets(database, clock);
        pricing = new Pricing(
                priceStore, keptPrices, prices, models, () -> profiles.current().models(), clock);
        ledger = new Ledger(database, prices, clock);
        conversations = new Conversations(database, clock);
        reports = new Reports(database);
        exports = new Exports(database, clock);
        bills = new Bills(database);
        var services = new Services(
                providers,
                models,
                prices,
                factory,
                secrets,
                new Router(),
                options.retries,
                breaker,
                profiles::current,
                ledger,
                conversations,
                connections::heard,
                errors,
                clock);
        chat = new ChatService(services, threads);
    }

    /// What may differ from a normal start; tests use it.
    ///
    /// @param addresses where providers really are, instead of their base URL
    /// @param secrets   instead of the system's keychain, or null
    /// @param pace      how fast Demo answers
    /// @param limits    how long providers may keep us waiting and how much they may send
    /// @param retries   when a question is asked again
    public record Options(
            Map<ProviderId, URI> addresses,
            @Nullable SecretStore secrets,
            Clock clock,
            Pace pace,
            Limits limits,
            RetryPolicy retries) {

        public static Options standard() {
            return new Options(Map.of(), null, Clock.systemUTC(), Pace.REAL, Limits.DEFAULT, RetryPolicy.standard());
        }

        public Options addresses(Map<ProviderId, URI> other) {
            return new Options(other, secrets, clock, pace, limits, retries);
        }

        public Options secrets(SecretStore other) {
            return new Options(addresses, other, clock, pace, limits, retries);
        }

        public Options clock(Clock other) {
            return new Options(addresses, secrets, other, pace, limits, retries);
        }

        public Options pace(Pace other) {
            return new Options(addresses, secrets, clock, other, limits, retries);
        }

        public Options limits(Limits other) {
            return new Options(addresses, secrets, clock, pace, other, retries);
        }

        public Options retries(RetryPolicy other) {
            return new Options(addresses, secrets, clock, pace, limits, other);
        }
    }

    private URI address(Provider provider, Map<ProviderId, URI> addresses) {
        if (provider.demo()) {
            return demo.baseUrl();
        }
        return addresses.getOrDefault(provider.id(), provider.baseUrl());
    }

    public AppPaths paths() {
        return paths;
    }

    /// Runs what may block: one virtual thread each.
    public Executor threads() {
        return threads;
    }

    public Words words() {
        return words;
    }

    public ErrorText errors() {
        return errors;
    }

    public SettingsStore settings() {
        return settings;
    }

    public ProviderCatalog providers() {
        return providers;
    }

    public ModelCatalog models() {
        return models;
    }

    public PriceBook prices() {
        return prices;
    }

    public Pricing pricing() {
        return pricing;
    }

    public Connections connections() {
        return connections;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Conversations conversations() {
        return conversations;
    }

    public CircuitBreaker breaker() {
        return breaker;
    }

    public Budgets budgets() {
        return budgets;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Reports reports() {
        return reports;
    }

    public Exports exports() {
        return exports;
    }

    public Bills bills() {
        return bills;
    }

    public ChatService chat() {
        return chat;
    }

    /// Why the database can be read but not written, as far as is known. Does not block.
    public Optional<StorageException> databaseReadOnly() {
        return database.readOnly();
    }

    /// Opens the database again after it failed. Blocks.
    ///
    /// @throws dev.patchbay.domain.StorageException if it still cannot be used
    public void reopenDatabase() {
        database.reopen();
        keptPrices.forget();
        profiles.saveAgain();
    }

    /// @param old      the file that was set aside, as it is called now
    /// @param capsKept whether the caps stand in the new database: they do if they were read before
    public record SetAside(Path old, boolean capsKept) {}

    /// Keeps a database that cannot be read under another name and goes on with a new one, in which only the
    /// profile and the caps are, if they were read before. Blocks.
    ///
    /// @throws dev.patchbay.domain.StorageException if it cannot be renamed
    public SetAside setDatabaseAside() {
        Path old = database.setAside();
        keptPrices.forget();
        profiles.saveAgain();
        return new SetAside(old, budgets.saveAgain());
    }

    public Backups backups() {
        return backups;
    }

    /// From now on the backup of the day is made in the background: a moment after the start, and whenever a new day
    /// has come while the program runs.
    public void startDailyBackups() {
        var _ = timer.scheduleWithFixedDelay(
                backups::daily, FIRST_BACKUP.toSeconds(), NEXT_BACKUP.toSeconds(), TimeUnit.SECONDS);
    }

    /// Puts a backup in the place of the database, which is kept under another name. Stops and settles what is under
    /// way. Blocks.
    ///
    /// @return the old database as it is called now, or empty if there was none
    /// @throws dev.patchbay.domain.StorageException if it could not be done; the database is as it was then
    public Optional<Path> restore(Backup backup) {
        chat.close();
        Optional<Path> kept = backups.restore(backup);
        keptPrices.forget();
        profiles.forget();
        ledger.recoverAnew();
        conversations.recoverAnew();
        budgets.saveAgain(); // a cap that was set since must not be off without a word
        return kept;
    }

    /// Closes everything when the program is ended from outside (Ctrl+C, log-out) too: an answer that is cut off
    /// is settled.
    public void closeAtExit() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("close").unstarted(this::close));
    }

    /// Stops what is under way, settles it, and closes everything; blocks a few seconds at most.
    @Override
    public void close() {
        // From the last to the first, each of them even if another one throws.
        try (secrets;
                database;
                demo;
                factory;
                chat) {
            timer.shutdown();
        } finally {
            threads.shutdown();
        }
    }
}
