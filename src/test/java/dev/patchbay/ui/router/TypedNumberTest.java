package dev.patchbay.ui.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|5",
                "$5|5",
                "5,00|5",
                "5.00 $|5",
                "US$ 5|5",
                "5 usd|5",
                "0|0",
                ".5|0.5",
                "0,5|0.5",
                "5.|5",
                "0,500|0.5",
                "1,000.50|1000.5",
                "1.000,50|1000.5",
                "1 000|1000",
                "1,000,000|1000000",
                "2,5|2.5"
            })
    void aCapIsUnderstoodAsPeopleTypeIt(String typed, BigDecimal usd) throws InvalidInputException {
        assertEquals(0, usd.compareTo(TypedNumber.cap(typed).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyFieldIsNoCap(String typed) throws InvalidInputException {
        assertTrue(TypedNumber.cap(typed).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "'1,000', router.caps.ambiguous",
        "'5,500', router.caps.ambiguous",
        "five, router.caps.notANumber",
        "5x, router.caps.notANumber",
        "1e3, router.caps.notANumber",
        "$, router.caps.notANumber",
        "., router.caps.notANumber",
        "1.2.3, router.caps.notANumber",
        "-5, router.caps.negative",
        "$-5, router.caps.negative",
        "10000000, router.caps.tooLarge",
        "0.00001, router.caps.tooFine"
    })
    void whatIsNoCapIsRefusedWithTheReason(String typed, String words) {
        assertEquals(
                words,
                assertThrows(InvalidInputException.class, () -> TypedNumber.cap(typed))
                        .getMessage());
    }

    @Test
    void aTemperatureGoesFromZeroToTwoWithPointOrComma() throws InvalidInputException {
        assertEquals(0.7, TypedNumber.temperature(" 0,7 ").orElseThrow());
        assertEquals(2.0, TypedNumber.temperature("2").orElseThrow());
        assertTrue(TypedNumber.temperature("").isEmpty());
        assertThrows(InvalidInputException.class, () -> TypedNumber.temperature("2.1"));
        assertThrows(InvalidInputException.class, () -> TypedNumber.temperature("-1"));
        assertThrows(InvalidInputException.class, () -> TypedNumber.temperature("warm"));
    }

    @Test
    void tokensAreAWholeNumber() throws InvalidInputException {
        assertEquals(4096, TypedNumber.tokens("4,096").orElseThrow());
        assertEquals(4096, TypedNumber.tokens("4 096").orElseThrow());
        assertTrue(TypedNumber.tokens("").isEmpty());
        assertThrows(InvalidInputException.class, () -> TypedNumber.tokens("0"));
        assertThrows(InvalidInputException.class, () -> TypedNumber.tokens("1.5"));
        assertThrows(InvalidInputException.class, () -> TypedNumber.tokens("-3"));
        assertThrows(InvalidInputException.class, () -> TypedNumber.tokens("99999999999"));
    }
}
