/// Every OpenAI-compatible endpoint; differences between them are data (`Dialect`).
@NullMarked
package dev.patchbay.provider.openai;

import org.jspecify.annotations.NullMarked;
