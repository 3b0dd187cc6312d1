/// Folders, settings, profiles, and one instance per data folder.
@NullMarked
package dev.patchbay.settings;

import org.jspecify.annotations.NullMarked;
