/// Where keys live: the operating system's keychain, or this session's memory where there is none.
@NullMarked
package dev.patchbay.secrets;

import org.jspecify.annotations.NullMarked;
