package org.wattline.billing.metering.internal.intake;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.wattline.billing.copying.BinaryCopy;

/** Keeps originals in pieces, packed where that makes them shorter, and gives them back. */
@Component
class Originals {
  /** A piece: large enough to pack well, small enough to hold. */
  static final int PIECE = 1 << 20;

  /** The fastest setting that still takes text to a fifth. */
  private static final int LEVEL = 1;

  private final JdbcClient jdbc;
  private final DataSource source;

  Originals(JdbcClient jdbc, DataSource source) {
    this.jdbc = jdbc;
    this.source = source;
  }

  /** Keeps an original, within the transaction that makes its delivery. */
  void keep(int deliveryNo, InputStream content) throws IOException {
    Connection connection = DataSourceUtils.getConnection(source);
    try {
      BinaryCopy copy =
          BinaryCopy.into(connection, "delivery_piece (delivery_no, ordinal, content, packing)");
      byte[] packed = new byte[Math.toIntExact(Zstd.compressBound(PIECE))];
      int ordinal = 0;
      for (byte[] piece = content.readNBytes(PIECE);
          piece.length > 0;
          piece = content.readNBytes(PIECE)) {
        long size = Zstd.compressByteArray(packed, 0, packed.length, piece, 0, piece.length, LEVEL);
        boolean shorter = !Zstd.isError(size) && size < piece.length;
        copy.row(4)
            .integer(deliveryNo)
            .integer(++ordinal)
            .bytes(shorter ? packed : piece, shorter ? (int) size : piece.length)
            .text(shorter ? "ZSTD" : "PLAIN");
      }
      copy.finish();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("An original was not kept", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  /** An original from its first byte; pieces are fetched one by one as they are read. */
  InputStream open(int deliveryNo) {
    return new java.io.SequenceInputStream(new Pieces(deliveryNo));
  }

  private final class Pieces implements Enumeration<InputStream> {
    private final int deliveryNo;
    private int ordinal;
    private @Nullable InputStream next;

    Pieces(int deliveryNo) {
      this.deliveryNo = deliveryNo;
      next = fetch();
    }

    @Override
    public boolean hasMoreElements() {
      return next != null;
    }

    @Override
    public InputStream nextElement() {
      InputStream piece = next;
      if (piece == null) {
        throw new NoSuchElementException();
      }
      next = fetch();
      return piece;
    }

    private @Nullable InputStream fetch() {
      Optional<InputStream> piece =
          jdbc.sql(
                  "select content, packing from delivery_piece"
                      + " where delivery_no = :no and ordinal = :ordinal")
              .param("no", deliveryNo)
              .param("ordinal", ++ordinal)
              .query(
                  (row, n) ->
                      (InputStream)
                          new ByteArrayInputStream(
                              row.getString("packing").equals("ZSTD")
                                  ? Zstd.decompress(row.getBytes("content"), PIECE)
                                  : row.getBytes("content")))
              .optional();
      return piece.orElse(null);
    }
  }
}
