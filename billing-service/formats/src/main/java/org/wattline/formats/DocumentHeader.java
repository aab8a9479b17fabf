package org.wattline.formats;

/**
 * The envelope: one call per document, and one per message where a document carries several.
 *
 * @param format the format
 * @param version the version or message type as given ({@code MSCONS D:04B 2.4c}); may be empty
 * @param reference the sender's reference of the document or message; may be empty
 * @param sender as given; may be empty
 * @param receiver as given; may be empty
 * @param created as given, not parsed: only people read it; may be empty
 */
public record DocumentHeader(
    Format format,
    String version,
    String reference,
    String sender,
    String receiver,
    String created) {

  public static DocumentHeader of(Format format, String version) {
    return new DocumentHeader(format, version, "", "", "", "");
  }
}
