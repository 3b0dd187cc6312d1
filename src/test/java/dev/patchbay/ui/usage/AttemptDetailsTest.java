package dev.patchbay.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Usage;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Plans;
import dev.patchbay.ledger.Results;
import dev.patchbay.testing.YearOfUsage;
import dev.patchbay.text.Figures;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;

/// One attempt: its cost explained to the last digit, and the way to what was said.
class AttemptDetailsTest extends YearTest {

    @Test
    void theCostIsExplainedLineByLineAndCanBeCopied() {
        lay();
        Attempt attempt = one(each -> each.usage() != null
                && each.usage().cacheWrite1h() > 0
                && each.usage().cachedInput() > 0
                && Objects.requireNonNull(each.cost()).status() == CostStatus.EXACT);
        open(1280, 780, false);
        onFx(() -> model().open(attempt.id()));
        waitFor("its cost", () -> robot.lookup("#attempt-details").tryQuery().isPresent());
        String cost = Figures.exact(
                Objects.requireNonNull(Objects.requireNonNull(attempt.cost()).usd()));
        assertThat(this.<Label>find("#explain-sum").getText()).isEqualTo(cost);
        assertThat(this.<Label>find("#explain-cost").getText()).isEqualTo(cost + ", exact");
        assertThat(onFx(() -> robot.lookup(".explain-usd").queryAll())).hasSize(5);
        robot.clickOn("#details-copy");
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied)
                .contains(attempt.model().name())
                .contains("Computed: " + cost)
                .contains("per million = $");
    }

    @Test
    void whatIsEstimatedUnpricedOrReportedSaysWhy() {
        lay();
        open(1280, 780, false);
        assertThat(reasons(each -> Objects.requireNonNull(each.cost()).status() == CostStatus.ESTIMATED))
                .contains("Estimated: the provider did not report the usage");
        assertThat(reasons(each -> each.model().equals(YearOfUsage.UNPRICED) && each.usage() != null))
                .contains("No price is known for this model")
                .contains("Set a price");
        assertThat(reasons(each -> each.usage() != null && each.usage().reportedUsd() != null))
                .contains("The provider''s own figure counts".replace("''", "'"))
                .contains("Reported by the provider");
        assertThat(reasons(Attempt::overHold)).contains("It cost more than was held for it");
    }

    @Test
    void itsMessageIsShownInChatAndADeletedConversationIsSaid() throws ChatException {
        UUID conversation = core().conversations().create("Tides").id();
        UUID question = core().conversations()
                .addUser(conversation, null, List.of(new ContentPart.Text("Why?")))
                .id();
        UUID attempt = ask(conversation);
        core().conversations()
                .startAnswer(conversation, question)
                .finish(ConversationMessage.State.COMPLETE, attempt, null);
        open(1280, 780, false);
        onFx(() -> model().open(attempt));
        waitFor(
                "the way to Chat",
                () -> robot.lookup("#details-open-message").tryQuery().isPresent());
        robot.clickOn("#details-open-message");
        assertThat(asked).contains("showMessage " + conversation + " " + attempt);

        core().conversations().delete(conversation);
        onFx(() -> this.<Button>find("#details-back").fire());
        onFx(() -> model().open(attempt));
        waitFor(
                "that it is gone",
                () -> robot.lookup("#details-no-message").tryQuery().isPresent());
        assertThat(this.<Label>find("#details-no-message").getText()).isEqualTo("Its conversation was deleted.");
    }

    private String reasons(Predicate<Attempt> wanted) {
        onFx(() -> model().attempts().close());
        onFx(() -> model().open(one(wanted).id()));
        waitFor("its cost", () -> robot.lookup("#attempt-details").tryQuery().isPresent());
        return onFx(() -> String.join(
                        "\n",
                        robot.lookup("#attempt-details .label").queryAllAs(Label.class).stream()
                                .map(Label::getText)
                                .toList()))
                + onFx(() ->
                        robot.lookup("#attempt-details .hyperlink").queryAll().isEmpty() ? "" : "Set a price");
    }

    private static Attempt one(Predicate<Attempt> wanted) {
        return year().stream().filter(wanted).findFirst().orElseThrow();
    }

    private UUID ask(UUID conversation) throws ChatException {
        try (Hold hold = core().ledger().reserve(Plans.of(Plans.GPT_4O, 1_000, 1_000, conversation, false))) {
            hold.sent();
            hold.streaming();
            hold.succeeded(Results.whole(Usage.of(1_000, 1_000), null));
            return hold.attempt().id();
        }
    }
}
