package dev.patchbay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Looks for words in every byte of a folder's files, however they may be written there.
public final class Bytes {
    private Bytes() {}

    /// The files under `folder` that hold `words` plainly, in UTF-16, in hexadecimal or inside a Base64 text.
    public static List<Path> filesWith(String words, Path folder) {
        List<String> forms = forms(words);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> forms.stream().anyMatch(read(file)::contains))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> forms(String words) {
        byte[] plain = words.getBytes(StandardCharsets.UTF_8);
        var forms = new ArrayList<String>();
        forms.add(latin(plain));
        forms.add(latin(words.getBytes(StandardCharsets.UTF_16LE)));
        forms.add(latin(words.getBytes(StandardCharsets.UTF_16BE)));
        forms.add(HexFormat.of().formatHex(plain));
        for (int before = 0; before < 3; before++) {
            forms.add(base64(plain, before));
        }
        return forms;
    }

    /// As it stands in the Base64 of a longer text, that many bytes after a multiple of three: without the first
    /// and last characters, which depend on what stands around it.
    private static String base64(byte[] plain, int before) {
        byte[] longer = new byte[before + plain.length];
        System.arraycopy(plain, 0, longer, before, plain.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(longer);
        return text.substring(before == 0 ? 0 : 4, text.length() - 1);
    }

    private static String read(Path file) {
        try {
            return latin(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
