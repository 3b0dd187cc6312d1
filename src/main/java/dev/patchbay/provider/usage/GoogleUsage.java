package dev.patchbay.provider.usage;

import dev.patchbay.domain.Usage;

/// `usageMetadata` of Google's own API: a count of nothing is left out; the prompt includes what a cache held, and
/// thoughts are usually counted beside the candidates.
final class GoogleUsage {
    private GoogleUsage() {}

    static UsageReport read(Counts usage) throws InvalidUsageException {
        Long prompt = usage.count("promptTokenCount");
        long input = Counts.plus(Counts.orZero(prompt), usage.orZero("toolUsePromptTokenCount"));
        long cached = usage.orZero("cachedContentTokenCount");
        Long thoughts = usage.count("thoughtsTokenCount");
        var counted = new Usage(
                Math.max(0, input - cached),
                cached,
                0,
                0,
                output(usage, input, Counts.orZero(thoughts)),
                thoughts,
                prompt != null && cached <= input,
                null,
                usage.object().toString());
        return new UsageReport.Counted(counted, prompt != null);
    }

    /// Some count the thoughts among the candidates: the total tells.
    private static long output(Counts usage, long input, long thoughts) throws InvalidUsageException {
        long candidates = usage.orZero("candidatesTokenCount");
        Long total = usage.count("totalTokenCount");
        return total != null && candidates > 0 && total == Counts.plus(input, candidates)
                ? candidates
                : Counts.plus(candidates, thoughts);
    }
}
