package dev.patchbay.provider;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says what broke a connection; the platform's own words are for programmers.
final class ProblemWords {
    private ProblemWords() {}

    /// @return half a sentence, or "" where the kind of failure says it all
    static String of(IOException problem) {
        String tls = ofTls(problem);
        if (tls != null) {
            return tls;
        }
        return switch (problem) {
            case TooSlowException e -> said(e);
            case ProxyException e -> said(e);
            case TooLargeException e -> said(e);
            case ConnectException e -> said(e).startsWith("no connection") ? said(e) : "it refuses connections";
            default -> ofBroken(problem);
        };
    }

    private static String ofBroken(IOException problem) {
        if (reset(problem)) {
            return "the connection was reset";
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String said = said(cause).toLowerCase(Locale.ROOT);
            if (cause instanceof ProtocolException) {
                return "it does not speak HTTP";
            }
            if (said.contains("no bytes")) {
                return "it was closed before an answer came";
            }
            if (cause instanceof EOFException
                    || said.contains("eof")
                    || said.contains("content-length")
                    || said.contains("chunked transfer")
                    || said.equals("closed")) {
                return "it was closed before the answer was complete";
            }
        }
        return said(problem);
    }

    private static boolean reset(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (said(cause).toLowerCase(Locale.ROOT).contains("reset")) {
                return true;
            }
        }
        return false;
    }

    /// @return null if TLS is not to blame
    private static @Nullable String ofTls(IOException problem) {
        String words = null;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            words = switch (cause) {
                case CertificateExpiredException e -> "its certificate has expired";
                case CertificateNotYetValidException e -> "its certificate is not valid yet";
                case CertPathBuilderException e -> "its certificate is from nobody that Patchbay trusts";
                case CertPathValidatorException e -> "its certificate is from nobody that Patchbay trusts";
                case CertificateException e when otherName(said(e)) -> "its certificate is for another name";
                case SSLException e when said(e).startsWith("Unsupported or unrecognized") -> "it does not speak TLS";
                case SSLException e -> words == null ? said(e) : words;
                default -> words;
            };
        }
        return words;
    }

    private static boolean otherName(String said) {
        return said.startsWith("No subject alternative") || said.startsWith("No name matching");
    }

    private static String said(Throwable problem) {
        return problem.getMessage() == null ? "" : problem.getMessage();
    }
}
