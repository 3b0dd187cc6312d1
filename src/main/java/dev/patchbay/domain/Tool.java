package dev.patchbay.domain;

/// A tool that a model may ask for.
///
/// @param parameters JSON Schema of the arguments, as text
public record Tool(String name, String description, String parameters) {}
