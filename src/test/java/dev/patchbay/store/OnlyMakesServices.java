package dev.patchbay.store;

import dev.patchbay.conversation.Conversations;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.report.Reports;
import dev.patchbay.settings.Profiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What a program does with the database before its first frame.
final class OnlyMakesServices {
    private OnlyMakesServices() {}

    public static void main(String[] arguments) {
        try (var database = new Database(Path.of(arguments[0]))) {
            var services = List.of(
                    new Ledger(database, (model, sent) -> Optional.empty(), Clock.systemUTC()),
                    new Conversations(database, Clock.systemUTC()),
                    new Reports(database),
                    new Profiles(new ProfileStore(database)));
            System.out.println(services.size() + " services");
        }
    }
}
