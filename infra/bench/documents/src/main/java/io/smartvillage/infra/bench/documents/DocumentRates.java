package io.smartvillage.infra.bench.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.billing.document.DocumentRenderer;
import io.smartvillage.billing.document.DocumentSnapshot;
import io.smartvillage.billing.document.Mark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Map;

/// Answers each line of its input, such as `invoice` or `invoice by PDFBox`, with how many of that
/// paper it drew in a second.
final class DocumentRates {

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String BY_PDFBOX = " by PDFBox";

    /// Draws one paper.
    private interface Drawing {

        byte[] draw() throws IOException;
    }

    private DocumentRates() {}

    static void main() throws IOException {
        var invoice = Papers.invoice();
        var receipt = Papers.receipt();
        var renderer = new DocumentRenderer();
        var drawings =
                Map.of(
                        "invoice",
                        ours(renderer, invoice),
                        "receipt",
                        ours(renderer, receipt),
                        "invoice" + BY_PDFBOX,
                        byPdfBox(renderer, invoice),
                        "receipt" + BY_PDFBOX,
                        byPdfBox(renderer, receipt));
        var requests = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = requests.readLine(); line != null; line = requests.readLine()) {
            var drawing = drawings.get(line);
            if (drawing == null) {
                throw new IllegalArgumentException("no paper is called " + line);
            }
            System.out.println(perSecond(drawing));
        }
    }

    private static Drawing ours(DocumentRenderer renderer, DocumentSnapshot snapshot) {
        return () -> renderer.render(snapshot, Mark.ORIGINAL);
    }

    private static Drawing byPdfBox(DocumentRenderer renderer, DocumentSnapshot snapshot)
            throws IOException {
        return new UnshapedPaper(renderer.render(snapshot, Mark.ORIGINAL))::draw;
    }

    private static double perSecond(Drawing drawing) throws IOException {
        var start = System.nanoTime();
        var end = start + ROUND.toNanos();
        var drawn = 0;
        var bytes = 0L;
        while (System.nanoTime() < end) {
            bytes += drawing.draw().length;
            drawn++;
        }
        if (bytes == 0) {
            throw new IllegalStateException("nothing was drawn");
        }
        return drawn / ((System.nanoTime() - start) / NANOS_PER_SECOND);
    }
}
