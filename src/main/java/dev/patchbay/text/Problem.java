package dev.patchbay.text;

/// A failure in words: what is wrong, what to do, and what was really said.
///
/// @param cause  one sentence, whose fault it is
/// @param action what to do about it; "" if there is nothing
/// @param raw    the provider's reply, masked and shortened, for folding away; "" if there is none
public record Problem(String cause, String action, String raw) {

    /// Cause and action as one text.
    public String sentence() {
        return action.isEmpty() ? cause : cause + " " + action;
    }
}
