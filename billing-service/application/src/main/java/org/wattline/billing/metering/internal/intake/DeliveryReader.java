package org.wattline.billing.metering.internal.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.days.ReplacementPolicy;
import org.wattline.billing.metering.internal.mappings.MappingRows;
import org.wattline.formats.DocumentPart;
import org.wattline.formats.DocumentReceiver;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Rejection;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.stream.SafeArchive;

/**
 * Carries out a run: reads an original from its first byte, passes over what earlier attempts
 * committed, and commits the rest. Nothing of a document is committed before it was read to its
 * end, because it may be refused there. Its chunks are held in memory for so long; a document too
 * large for that is read twice.
 */
@Component
class DeliveryReader {
  /** Chunks held of one document before it is known to be whole: 25 million values or more. */
  static final long HELD_BYTES = 64L << 20;

  private final Originals originals;
  private final ChunkStore store;
  private final Runs runs;
  private final PointLookup lookup;
  private final MappingRows mappings;
  private final JdbcClient jdbc;
  private final int chunkRecords;

  DeliveryReader(
      Originals originals,
      ChunkStore store,
      Runs runs,
      PointLookup lookup,
      MappingRows mappings,
      JdbcClient jdbc,
      @Value("${wattline.deliveries.chunk-records:" + DocumentSink.CHUNK_RECORDS + "}")
          int chunkRecords) {
    this.originals = originals;
    this.store = store;
    this.runs = runs;
    this.lookup = lookup;
    this.mappings = mappings;
    this.jdbc = jdbc;
    this.chunkRecords = chunkRecords;
  }

  /**
   * Reads on from where the claim says.
   *
   * @throws FormatRefusedException when the archive itself is broken; nothing of it was kept
   * @throws Claim.LostException when another took the run over
   */
  void read(Claim claim) throws IOException, FormatRefusedException {
    ReadSettings settings = settings(claim);
    if (claim.documents() == 0 && claim.told() == 0 && !claim.takesUp()) {
      proveArchive(claim, settings);
    }
    StoredMarks marks = new StoredMarks(jdbc);
    ReplacementPolicy policy = new ReplacementPolicy(StoredMarks.ranks(jdbc));
    Reading reading =
        new Reading(
            claim,
            settings,
            new Router(
                lookup,
                policy,
                waiting(claim),
                claim.takesUp() ? claim.point() : null,
                claim.ofPoint()),
            marks,
            new DayMerge(policy, marks),
            new ChannelBook(jdbc));
    try (InputStream in = originals.open(claim.original())) {
      MeterDataFiles.read(in, settings, reading);
    }
  }

  private ReadSettings settings(Claim claim) {
    ReadSettings settings =
        ReadSettings.defaults().withZone(claim.zone()).withReceived(claim.receivedAt());
    String mapping = claim.mapping();
    return mapping == null
        ? settings.withCsvMappings(mappings.detectable(claim.mappingsKnown()))
        : settings.withCsvMapping(mappings.named(mapping, claim.mappingsKnown()).orElseThrow());
  }

  /** An archive that breaks at its end must be known before anything of it is kept. */
  private void proveArchive(Claim claim, ReadSettings settings)
      throws IOException, FormatRefusedException {
    try (InputStream in = originals.open(claim.original())) {
      byte[] head = in.readNBytes(2);
      boolean packed =
          head.length == 2
              && ((head[0] == 'P' && head[1] == 'K')
                  || ((head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b));
      if (packed) {
        try (InputStream whole = originals.open(claim.original())) {
          SafeArchive.unpack(
              whole,
              settings.limits(),
              (name, document) -> document.transferTo(OutputStream.nullOutputStream()));
        }
      }
    }
  }

  /** Points that earlier attempts of this run let wait: it goes on to do so. */
  private Set<String> waiting(Claim claim) {
    return claim.takesUp()
        ? Set.of()
        : new HashSet<>(
            jdbc.sql("select point from waiting_series where delivery_no = :no")
                .param("no", claim.deliveryNo())
                .query(String.class)
                .list());
  }

  /** One reading of one original. */
  private final class Reading implements DocumentReceiver {
    private final Claim claim;
    private final ReadSettings settings;
    private final Router router;
    private final StoredMarks marks;
    private final DayMerge merge;
    private final ChannelBook channels;
    private @Nullable Held held;

    Reading(
        Claim claim,
        ReadSettings settings,
        Router router,
        StoredMarks marks,
        DayMerge merge,
        ChannelBook channels) {
      this.claim = claim;
      this.settings = settings;
      this.router = router;
      this.marks = marks;
      this.merge = merge;
      this.channels = channels;
    }

    private DocumentSink sink(long passOver, Consumer<Chunk> chunks) {
      return new DocumentSink(
          router, marks, claim.issuedAt().toEpochMilli(), passOver, chunkRecords, chunks);
    }

    @Override
    public MeterDataSink begin(DocumentPart part) {
      held = null;
      if (part.ordinal() <= claim.documents()) {
        return Nowhere.SINK;
      }
      Held now = new Held(part.ordinal() == claim.documents() + 1 ? claim.told() : 0);
      held = now;
      return now.sink;
    }

    @Override
    public void read(DocumentPart part, ReadOutcome outcome) {
      Held now = held;
      if (now == null) {
        return;
      }
      now.sink.cut();
      if (now.overflown) {
        again(part.ordinal(), now.passOver);
      } else {
        now.chunks.forEach(chunk -> store.commit(claim, channels, merge, chunk, null));
      }
      end(
          new DocumentEnd(
              part.ordinal(),
              part.name(),
              outcome.format().name(),
              outcome.version(),
              outcome.records(),
              null,
              null,
              null));
    }

    @Override
    public void refused(DocumentPart part, FormatRefusedException why) {
      if (part.ordinal() <= claim.documents()) {
        return;
      }
      org.wattline.formats.Format format = part.format();
      end(
          new DocumentEnd(
              part.ordinal(),
              part.name(),
              format == null ? null : format.name(),
              "",
              0,
              why.reason().name(),
              why.place().toString(),
              why.getMessage()));
    }

    private void end(DocumentEnd end) {
      store.commit(claim, channels, merge, null, end);
    }

    /** Reads a document that is known to be whole a second time, and commits as it goes. */
    private void again(int ordinal, long passOver) {
      DocumentSink sink =
          sink(passOver, chunk -> store.commit(claim, channels, merge, chunk, null));
      DocumentReceiver only =
          new DocumentReceiver() {
            @Override
            public MeterDataSink begin(DocumentPart part) {
              return part.ordinal() == ordinal ? sink : Nowhere.SINK;
            }

            @Override
            public void read(DocumentPart part, ReadOutcome outcome) {
              if (part.ordinal() == ordinal) {
                sink.cut();
              }
            }

            @Override
            public void refused(DocumentPart part, FormatRefusedException why) {
              if (part.ordinal() == ordinal) {
                throw new IllegalStateException("Read once and refused now: " + why);
              }
            }
          };
      try (InputStream in = originals.open(claim.original())) {
        MeterDataFiles.read(in, settings, only);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (FormatRefusedException e) {
        throw new IllegalStateException("Read once and refused now", e);
      }
    }

    /** The chunks of a document of which nobody knows yet whether it is whole. */
    private final class Held {
      final long passOver;
      final DocumentSink sink;
      final List<Chunk> chunks = new ArrayList<>();
      boolean overflown;
      private long bytes;

      Held(long passOver) {
        this.passOver = passOver;
        // what was committed before was known to be whole then
        this.sink = sink(passOver, this::hold);
      }

      private void hold(Chunk chunk) {
        if (!runs.touch(claim)) {
          throw new Claim.LostException(claim.run());
        }
        if (overflown) {
          return;
        }
        bytes += chunk.weight();
        if (bytes > HELD_BYTES) {
          overflown = true;
          chunks.clear();
        } else {
          chunks.add(Objects.requireNonNull(chunk));
        }
      }
    }
  }

  /** For documents that are done with. */
  private static final class Nowhere implements MeterDataSink {
    static final Nowhere SINK = new Nowhere();

    @Override
    public void series(int series, SeriesHeader header) {}

    @Override
    public void intervals(IntervalBlock block) {}

    @Override
    public void registerRead(RegisterRead read) {}

    @Override
    public void rejected(Rejection rejection) {}
  }
}
