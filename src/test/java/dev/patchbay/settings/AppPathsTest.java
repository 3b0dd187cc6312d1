package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppPathsTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void theDataFolderIsWhereThePlatformWantsIt() {
        assertThat(AppPaths.of(Map.of(), "Linux", HOME).data()).isEqualTo(Path.of("/home/ada/.local/share/patchbay"));
        assertThat(AppPaths.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", HOME).data())
                .isEqualTo(Path.of("/data/patchbay"));
        assertThat(AppPaths.of(Map.of(), "Mac OS X", HOME).data())
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Patchbay"));
        assertThat(AppPaths.of(Map.of("LOCALAPPDATA", "/c/local"), "Windows 11", HOME)
                        .data())
                .isEqualTo(Path.of("/c/local/Patchbay"));
    }

    @Test
    void aRelativeXdgFolderIsIgnoredAsItsRulesSay() {
        assertThat(AppPaths.of(Map.of("XDG_DATA_HOME", "data"), "Linux", HOME).data())
                .isEqualTo(Path.of("/home/ada/.local/share/patchbay"));
    }

    @Test
    void thePatchbayHomeGoesBeforeEverything() {
        assertThat(AppPaths.of(Map.of("PATCHBAY_HOME", "/elsewhere", "XDG_DATA_HOME", "/data"), "Linux", HOME)
                        .data())
                .isEqualTo(Path.of("/elsewhere"));
    }
}
