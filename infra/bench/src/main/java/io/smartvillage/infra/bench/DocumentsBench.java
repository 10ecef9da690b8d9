package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.infra.servers.Executables;
import io.smartvillage.infra.servers.ServerException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// PDFs per second on one core, compiler and garbage collector included. There is no bar; beside
/// PDFBox with the same texts, unshaped, the figure says something on other machines too.
final class DocumentsBench implements Bench.Run {

    private static final Path MODULE = Path.of("infra/bench/documents/target");
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;

    @Override
    public List<Figure> measure(Path folder) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command()).redirectError(Redirect.INHERIT).start();
        try (var answers = process.inputReader(UTF_8)) {
            return List.of(
                    figure("invoice", process, answers), figure("receipt", process, answers));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static List<String> command() throws IOException {
        var classPath = MODULE.resolve("class-path");
        if (!Files.exists(classPath)) {
            throw new ServerException(classPath + " is missing: ./village bench makes it");
        }
        var command = new ArrayList<>(Cores.onSubjectCore());
        command.addAll(
                List.of(
                        Executables.java().toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        MODULE.resolve("classes")
                                + File.pathSeparator
                                + Files.readString(classPath).strip(),
                        "io.smartvillage.infra.bench.documents.DocumentRates"));
        return command;
    }

    private static Figure figure(String paper, Process process, BufferedReader answers) {
        var sides = List.of(paper, paper + " by PDFBox");
        for (var i = 0; i < WARM_UP; i++) {
            sides.forEach(side -> perSecond(side, process, answers));
        }
        var medians = Figure.alternately(ROUNDS, sides, side -> perSecond(side, process, answers));
        return Figure.comparison(
                "documents: " + paper,
                "PDFs per second on one core",
                medians.get(0),
                "the same texts unshaped by PDFBox, per second",
                medians.get(1));
    }

    private static double perSecond(String drawing, Process process, BufferedReader answers) {
        try {
            var requests = process.outputWriter(UTF_8);
            requests.write(drawing);
            requests.newLine();
            requests.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the process that draws has ended");
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
