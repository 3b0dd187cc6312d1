/// Words for people: failures, money, numbers. Shared by window and terminal.
@NullMarked
package dev.patchbay.text;

import org.jspecify.annotations.NullMarked;
