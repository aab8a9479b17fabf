package org.wattline.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All mails that arrived, oldest first. */
public final class Mailbox {
  private final GreenMail server;

  Mailbox(GreenMail server) {
    this.server = server;
  }

  /** Every mail once, however many recipients it has. */
  public List<Mail> all() {
    List<Mail> mails = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (MimeMessage message : server.getReceivedMessages()) {
      try {
        String messageId = message.getMessageID();
        if (messageId == null || !seen.contains(messageId)) {
          seen.add(messageId == null ? "" : messageId);
          mails.add(read(mails.size() + 1, message));
        }
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return mails;
  }

  /** Those to an address, in any case of letters. */
  public List<Mail> to(String address) {
    return all().stream()
        .filter(mail -> mail.to().stream().anyMatch(to -> to.equalsIgnoreCase(address)))
        .toList();
  }

  /** One by its id. */
  public Optional<Mail> byId(int id) {
    return all().stream().filter(mail -> mail.id() == id).findFirst();
  }

  private static Mail read(int id, MimeMessage message) throws MessagingException, IOException {
    Content content = new Content();
    content.add(message);
    return new Mail(
        id,
        addresses(message.getFrom()).stream().findFirst().orElse(""),
        addresses(message.getAllRecipients()),
        Optional.ofNullable(message.getSubject()).orElse(""),
        message.getSentDate() == null ? null : message.getSentDate().toInstant().toString(),
        content.text,
        content.html,
        content.attachments);
  }

  private static List<String> addresses(Address @Nullable [] addresses) {
    return addresses == null
        ? List.of()
        : Arrays.stream(addresses)
            .map(a -> a instanceof InternetAddress known ? known.getAddress() : a.toString())
            .toList();
  }

  /** What the parts of a message hold. */
  private static final class Content {
    private @Nullable String text;
    private @Nullable String html;
    private final List<String> attachments = new ArrayList<>();

    void add(Part part) throws MessagingException, IOException {
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          BodyPart inner = parts.getBodyPart(i);
          add(inner);
        }
      } else if (part.getFileName() != null) {
        attachments.add(part.getFileName());
      } else if (part.isMimeType("text/html")) {
        html = String.valueOf(part.getContent());
      } else if (part.isMimeType("text/*")) {
        text = String.valueOf(part.getContent()).stripTrailing();
      }
    }
  }
}
