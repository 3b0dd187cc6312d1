package dev.patchbay.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "proxy.example.com:3128, proxy.example.com:3128",
        "' http://proxy.example.com:8080/ ', proxy.example.com:8080",
        "10.0.0.1:80, 10.0.0.1:80",
        "[::1]:3128, [::1]:3128"
    })
    void anAddressIsUnderstoodAndShownAsPeopleWriteIt(String typed, String shown) throws InvalidProxyException {
        assertThat(ProxyChoice.typed(typed).address()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://proxy.example.com:1080, cannot use SOCKS",
        "https://proxy.example.com:443, speaks plain HTTP with a proxy",
        "http://me:test-password@proxy.example.com:3128, user name and password",
        "proxy.example.com, HOST:PORT",
        "proxy.example.com:99999, HOST:PORT",
        "proxy.example.com:3128/pac, HOST:PORT",
        "'not a proxy', HOST:PORT",
        "'', HOST:PORT"
    })
    void whatCannotBeUsedIsRefusedWithTheReason(String typed, String said) {
        assertThatThrownBy(() -> ProxyChoice.typed(typed))
                .isInstanceOf(InvalidProxyException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aPasswordIsNotRepeatedInTheRefusal() {
        assertThatThrownBy(() -> ProxyChoice.typed("me:test-password@proxy.example.com:3128"))
                .isInstanceOf(InvalidProxyException.class)
                .message()
                .doesNotContain("test-password");
    }
}
