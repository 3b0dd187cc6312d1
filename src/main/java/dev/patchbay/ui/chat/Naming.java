package dev.patchbay.ui.chat;

import dev.patchbay.Core;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;

/// How models and providers are called. Reads the catalogue, which is in memory after its first use.
final class Naming {
    private final Core core;

    Naming(Core core) {
        this.core = core;
    }

    String model(ModelId id) {
        return core.models().find(id).map(Model::displayName).orElse(id.name());
    }

    String provider(ProviderId id) {
        return core.providers().find(id).map(Provider::name).orElse(id.value());
    }

    /// The host that a provider's requests go to.
    String host(ProviderId id) {
        return core.providers()
                .find(id)
                .map(provider -> provider.baseUrl().getAuthority())
                .orElse(id.value());
    }

    boolean demo(ProviderId id) {
        return core.providers().find(id).map(Provider::demo).orElse(false);
    }
}
