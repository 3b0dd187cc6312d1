package dev.patchbay.architecture.wrong;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Names the rule that a deliberately wrong class breaks.
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {
    String value();
}
