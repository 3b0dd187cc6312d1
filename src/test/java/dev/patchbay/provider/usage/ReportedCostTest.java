package dev.patchbay.provider.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportedCostTest {
    @Test
    void theFeeAloneIsNotTheCostWhereTheUsersOwnKeyPaidTheRest() {
        assertThat(ReportedCost.of(usage("{\"cost\": 0, \"is_byok\": true}"))).isNull();
        assertThat(ReportedCost.of(usage("{\"cost\": 0.001, \"is_byok\": true,"
                        + " \"cost_details\": {\"upstream_inference_cost\": null}}")))
                .isNull();
    }

    @Test
    void feeAndUpstreamCostMakeTheCostWhereBothAreNamed() {
        assertThat(ReportedCost.of(usage("{\"cost\": 0.001, \"is_byok\": true,"
                        + " \"cost_details\": {\"upstream_inference_cost\": 0.02}}")))
                .isEqualByComparingTo("0.021");
    }

    @Test
    void withTheGatewaysOwnKeyTheCostIsTheWholeCost() {
        assertThat(ReportedCost.of(usage("{\"cost\": 0.02, \"is_byok\": false,"
                        + " \"cost_details\": {\"upstream_inference_cost\": null}}")))
                .isEqualByComparingTo("0.02");
    }

    private static JsonNode usage(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
