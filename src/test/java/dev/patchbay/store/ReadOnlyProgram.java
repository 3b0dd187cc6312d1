package dev.patchbay.store;

import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.StorageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/// A program that may not write where its database is: it says what it can read and why it cannot write, and after
/// each line that it is told tries again.
final class ReadOnlyProgram {
    private ReadOnlyProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (var database = new Database(Path.of(arguments[0]))) {
            var conversations = new ConversationStore(database);
            do {
                System.out.println(conversations.list().stream()
                        .map(Conversation::title)
                        .sorted()
                        .toList());
                try {
                    Instant now = Instant.EPOCH;
                    conversations.insert(new Conversation(UUID.randomUUID(), "New", null, false, null, "", now, now));
                    System.out.println("written");
                } catch (StorageException e) {
                    System.out.println(e.kind() + " " + e.getMessage());
                }
                System.out.flush();
            } while (System.in.read() >= 0);
        }
    }
}
