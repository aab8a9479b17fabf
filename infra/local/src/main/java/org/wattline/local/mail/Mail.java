package org.wattline.local.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was sent.
 *
 * @param id its place in the order of arrival, from 1
 * @param to every recipient, of any kind
 * @param sentAt as its header says, ISO-8601 in UTC; null without one
 * @param text its plain text, or null
 * @param html its HTML, or null
 * @param attachments file names
 */
public record Mail(
    int id,
    String from,
    List<String> to,
    String subject,
    @Nullable String sentAt,
    @Nullable String text,
    @Nullable String html,
    List<String> attachments) {
  public Mail {
    to = List.copyOf(to);
    attachments = List.copyOf(attachments);
  }

  /** All that a reader sees. */
  public String body() {
    return (text == null ? "" : text) + (html == null ? "" : html);
  }
}
