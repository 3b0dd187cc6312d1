package dev.patchbay.ui.chat.markdown;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the columns of a table that hold numbers: they stand at the right unless the author says otherwise.
final class Numbers {
    private static final Pattern NUMBER =
            Pattern.compile("[~<>≈≤≥+−–-]?\\s?[$€£¥]?\\s?[+−-]?\\d[\\d.,'\\u00a0\\u202f ]*\\s?(%|[a-zA-Zµ°]{1,3})?");
    private static final Pattern NOTHING = Pattern.compile("|[-–—]|n/a", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 24;

    private Numbers() {}

    static List<Block.Align> columns(List<Block.@Nullable Align> wanted, List<List<List<Run>>> rows) {
        return IntStream.range(0, wanted.size())
                .mapToObj(column -> align(wanted.get(column), rows, column))
                .toList();
    }

    private static Block.Align align(Block.@Nullable Align wanted, List<List<List<Run>>> rows, int column) {
        if (wanted != null && wanted != Block.Align.LEFT) {
            return wanted;
        }
        List<String> cells = rows.stream()
                .map(row -> column < row.size() ? Run.text(row.get(column)).strip() : "")
                .filter(cell -> !NOTHING.matcher(cell).matches())
                .toList();
        boolean numbers = !cells.isEmpty() && cells.stream().allMatch(Numbers::number);
        return numbers ? Block.Align.RIGHT : Block.Align.LEFT;
    }

    private static boolean number(String cell) {
        return cell.length() <= LONGEST && NUMBER.matcher(cell).matches();
    }
}
