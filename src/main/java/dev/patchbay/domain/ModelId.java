package dev.patchbay.domain;

/// A model as one provider names it. The same weights behind two providers are two models: prices differ.
///
/// @param name the provider's own spelling, sent on the wire unchanged
public record ModelId(ProviderId provider, String name) implements Comparable<ModelId> {

    /// @throws IllegalArgumentException if `name` is blank
    public ModelId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A model needs a name");
        }
    }

    public static ModelId of(String provider, String name) {
        return new ModelId(new ProviderId(provider), name);
    }

    /// Reads `provider/model`. Only the first slash divides: model names may have slashes of their own.
    ///
    /// @throws IllegalArgumentException if there is no slash or either side is empty
    public static ModelId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Write a model as provider/model, for example openai/gpt-4o: " + text);
        }
        return of(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(ModelId other) {
        int byProvider = provider.compareTo(other.provider);
        return byProvider != 0 ? byProvider : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return provider + "/" + name;
    }
}
