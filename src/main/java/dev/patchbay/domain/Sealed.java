package dev.patchbay.domain;

/// What a model wrote for itself alone: a signed thought, encrypted reasoning, a thought signature. Nobody else can
/// read it and others refuse it, so it is kept with its message and goes back unchanged to the model that wrote it.
///
/// @param by   the model that was asked
/// @param json an object as it stood in the provider's answer
public record Sealed(ModelId by, String json) {}
