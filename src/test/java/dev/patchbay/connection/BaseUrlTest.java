package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.LocalNetwork;
import dev.patchbay.text.Words;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, https://api.example.com/v1",
        "  https://API.example.com/v1/ , https://api.example.com/v1",
        "https://api.example.com/v1/chat/completions, https://api.example.com/v1",
        "https://api.example.com/v1/messages/, https://api.example.com/v1",
        "http://localhost:11434, http://localhost:11434",
        "http://[::1]:8080/v1, http://[::1]:8080/v1"
    })
    void whatPeoplePasteBecomesABaseUrl(String typed, String url) throws InvalidEndpointException {
        assertThat(BaseUrl.of(typed)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Type the address",
                "api.example.com/v1 | Did you mean https://api.example.com/v1?",
                "[::1]:8080 | Did you mean http://[::1]:8080?",
                "localhost:11434/v1 | Did you mean http://localhost:11434/v1?",
                "https://api.example .com | has a space",
                "ftp://api.example.com | Only http:// and https://",
                "https://me:test-key@api.example.com | goes to the keychain",
                "https://api.example.com/v1?key=test-key | after ? or #",
                "https://api.example.com:99999/v1 | no port 99999",
                "https:///v1 | It should look like"
            })
    void whatCannotBeUsedIsSaidInWords(String typed, String words) {
        assertThatThrownBy(() -> BaseUrl.of(typed))
                .isInstanceOfSatisfying(
                        InvalidEndpointException.class,
                        e -> assertThat(new Words().get(e.key(), e.arguments())).contains(words))
                .hasMessageNotContaining("test-key");
    }

    @Test
    void onlyAddressesOfThisMachineAndItsNetworkAreLocal() {
        assertThat(new String[] {
                    "localhost",
                    "127.0.0.1",
                    "[::1]",
                    "192.168.1.5",
                    "172.16.0.1",
                    "nas",
                    "nas.local",
                    "10.1.2.3",
                    "[fe80::1]",
                    "[fd00::1]"
                })
                .allMatch(LocalNetwork::contains);
        assertThat(new String[] {
                    "api.example.com",
                    "172.32.0.1",
                    "8.8.8.8",
                    "localhost.example.com",
                    "10.evil.com",
                    "127.0.0.1.evil.com",
                    "[2001:db8::1]",
                    "134744072"
                })
                .noneMatch(LocalNetwork::contains);
    }
}
