package dev.patchbay.domain;

/// What fails and recovers as one: a model of a provider as one key may use it.
///
/// @param account under which name the key is kept; never the key
public record Circuit(ModelId model, String account) {}
