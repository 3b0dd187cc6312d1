package dev.patchbay.ui.chat.markdown;

import java.util.List;
import java.util.Optional;

/// A programming language: what people call it, what they write after a fence, and who knows its words.
///
/// @param names what may stand after a fence, in lower case
/// @param style the style of RSyntaxTextArea's token maker
record Language(String shown, String style, List<String> names) {
    private static final List<Language> ALL = List.of(
            of("Java", "text/java", "java"),
            of("Kotlin", "text/kotlin", "kotlin", "kt", "kts"),
            of("Scala", "text/scala", "scala"),
            of("Groovy", "text/groovy", "groovy", "gradle"),
            of("Python", "text/python", "python", "py", "python3"),
            of("JavaScript", "text/javascript", "javascript", "js", "jsx", "mjs", "node"),
            of("TypeScript", "text/typescript", "typescript", "ts", "tsx"),
            of("JSON", "text/json", "json", "jsonc", "json5"),
            of("SQL", "text/sql", "sql", "postgresql", "mysql", "sqlite", "plsql"),
            of("Shell", "text/unix", "sh", "bash", "shell", "zsh", "console", "shell-session"),
            of("PowerShell", "text/powershell", "powershell", "ps1", "pwsh"),
            of("Batch", "text/bat", "bat", "cmd", "batch"),
            of("C", "text/c", "c", "h"),
            of("C++", "text/cpp", "cpp", "c++", "cc", "hpp", "cxx"),
            of("C#", "text/cs", "csharp", "cs", "c#"),
            of("Go", "text/golang", "go", "golang"),
            of("Rust", "text/rust", "rust", "rs"),
            of("Swift", "text/kotlin", "swift"),
            of("PHP", "text/php", "php"),
            of("Ruby", "text/ruby", "ruby", "rb"),
            of("Perl", "text/perl", "perl", "pl"),
            of("Lua", "text/lua", "lua"),
            of("Dart", "text/dart", "dart"),
            of("HTML", "text/html", "html", "htm", "vue", "svelte"),
            of("XML", "text/xml", "xml", "xsd", "xsl", "svg", "fxml", "pom"),
            of("CSS", "text/css", "css"),
            of("SCSS", "text/less", "scss", "less", "sass"),
            of("YAML", "text/yaml", "yaml", "yml"),
            of("INI", "text/ini", "ini", "toml", "cfg", "conf"),
            of("Properties", "text/properties", "properties"),
            of("Dockerfile", "text/dockerfile", "dockerfile", "docker"),
            of("Makefile", "text/makefile", "makefile", "make"),
            of("LaTeX", "text/latex", "latex", "tex"),
            of("Lisp", "text/lisp", "lisp", "elisp", "scheme"),
            of("Clojure", "text/clojure", "clojure", "clj"),
            of("Delphi", "text/delphi", "delphi", "pascal"),
            of("Visual Basic", "text/vb", "vb", "vbnet", "vba"),
            of("Protobuf", "text/proto", "proto", "protobuf"),
            of("Markdown", "text/markdown", "markdown", "md"));

    private static Language of(String shown, String style, String... names) {
        return new Language(shown, style, List.of(names));
    }

    static Optional<Language> named(String name) {
        return ALL.stream().filter(language -> language.names.contains(name)).findFirst();
    }
}
