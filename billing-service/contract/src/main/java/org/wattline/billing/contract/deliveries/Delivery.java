package org.wattline.billing.contract.deliveries;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a delivery. Its records are all accounted for: {@code records = accepted +
 * duplicate + replaced + rejected + waiting}.
 *
 * @param name of the file, or what the sender calls it
 * @param source how it came, such as {@code UPLOAD}
 * @param receivedBy who sent it
 * @param issuedAt when its sender says that it was made, or else when it was received first;
 *     decides between values of one quality
 * @param replayOf the delivery whose original is read again, or null
 * @param bytes of the original
 * @param sha256 of the original, hexadecimal
 * @param records read from documents that were not refused
 * @param accepted were not known before
 * @param duplicate were known already, equal or better
 * @param replaced took the place of a value that was known
 * @param rejected cannot be used
 * @param waiting are for points that nobody has registered yet
 * @param refused documents of which nothing was kept
 * @param documents that it holds: one, or the entries of an archive; at most {@value
 *     #MAX_DOCUMENTS} are listed
 * @param failure why it was refused or failed, for a person
 */
public record Delivery(
    UUID id,
    String name,
    String source,
    String receivedBy,
    Instant receivedAt,
    Instant issuedAt,
    @Nullable UUID replayOf,
    DeliveryState state,
    long bytes,
    String sha256,
    long records,
    long accepted,
    long duplicate,
    long replaced,
    long rejected,
    long waiting,
    int refused,
    List<DeliveryDocument> documents,
    @Nullable String failure) {
  /** An archive may hold thousands: these are the first. */
  public static final int MAX_DOCUMENTS = 200;
}
