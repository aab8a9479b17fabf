package org.wattline.bench.ingest;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;

/**
 * A Green Button feed from file to stored. The probe walks through the same feed with the JDK's
 * parser, sums its values and stores nothing.
 */
public final class IngestEspiBenchmark implements Benchmark {
  private static final double BOUND = 600_000;

  @Override
  public String name() {
    return "ingest-espi";
  }

  @Override
  public String summary() {
    return "readings a second from a Green Button feed to stored, through the service; probe: the"
        + " JDK's StAX parser alone (meters=N)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int meters = bench.argument("meters", 300);
    YearMonth month = YearMonth.of(2024, 5);
    Path file = Files.createTempFile("ingest", ".xml");
    try (Intake intake = new Intake(1)) {
      String point = intake.points().getFirst();
      long values = MeterFile.greenButton(file, "m", meters, month);
      bench.say(values + " readings, " + Files.size(file) / 1_000_000 + " MB");
      long[] seen = new long[1];
      bench
          .bound(BOUND)
          .warmUps(2)
          .rounds(5)
          .measure(
              () -> {
                intake.forget();
                return Bench.perSecond(values, intake.deliver(file, values, point));
              },
              () -> {
                long started = System.nanoTime();
                seen[0] += walk(file);
                return Bench.perSecond(values, System.nanoTime() - started);
              });
      bench
          .detail("readings", values)
          .detail("bytes of file a reading", Files.size(file) / values)
          .detail("check", seen[0]);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static long walk(Path file) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    long sum = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("value")) {
          sum += Long.parseLong(xml.getElementText());
        }
      }
    }
    return sum;
  }
}
