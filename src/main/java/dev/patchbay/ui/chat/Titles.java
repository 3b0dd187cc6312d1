package dev.patchbay.ui.chat;

/// Names a conversation after its first message, without asking a model: that would cost money unasked.
final class Titles {
    private static final int LONGEST = 48;

    private Titles() {}

    /// @param otherwise the title of a message without words
    static String of(String message, String otherwise) {
        String line = message.strip()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
        String plain = line.replaceAll("^[#>*\\-`\\s]+", "").replaceAll("\\s+", " ");
        if (plain.isEmpty()) {
            return otherwise;
        }
        if (plain.length() <= LONGEST) {
            return plain;
        }
        int end = plain.lastIndexOf(' ', LONGEST);
        int cut = end > LONGEST / 2 ? end : LONGEST;
        if (Character.isHighSurrogate(plain.charAt(cut - 1))) {
            cut--;
        }
        return plain.substring(0, cut).replaceAll("[\\s,;:.]+$", "") + "…";
    }
}
