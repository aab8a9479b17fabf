package org.wattline.bench.documents;

import java.util.List;
import java.util.Locale;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.documents.Letter;
import org.wattline.documents.pdf.LetterPdf;

/**
 * Letters set as PDF/A-2a and PDF/UA-1 on one thread, each with its own customer, number, amounts
 * and use. The probe is PDFBox alone: two pages of text of the same length in a standard font, that
 * is neither tagged nor archival and embeds nothing.
 */
public final class DocumentsBenchmark implements Benchmark {
  private static final double BOUND = 300;
  private static final int LETTERS = 1_000;

  @Override
  public String name() {
    return "documents";
  }

  @Override
  public String summary() {
    return "bills a second set as PDF/A-2a and PDF/UA-1 on one thread; probe: a bare two-page"
        + " invoice by PDFBox (letters=N)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int count = bench.argument("letters", LETTERS);
    List<Letter> letters = HouseholdLetters.of(Locale.forLanguageTag("nl-BE"), count);
    long bytes = 0;
    for (Letter letter : letters.subList(0, Math.min(20, count))) {
      bytes += LetterPdf.render(letter).length;
    }
    bench.detail("bytes of a letter", bytes / Math.min(20, count));
    bench
        .bound(BOUND)
        .warmUps(2)
        .rounds(7)
        .measure(
            () -> {
              long started = System.nanoTime();
              for (Letter letter : letters) {
                LetterPdf.render(letter);
              }
              return Bench.perSecond(count, System.nanoTime() - started);
            },
            () -> {
              long started = System.nanoTime();
              for (Letter letter : letters) {
                BareInvoice.render(letter);
              }
              return Bench.perSecond(count, System.nanoTime() - started);
            });
  }
}
