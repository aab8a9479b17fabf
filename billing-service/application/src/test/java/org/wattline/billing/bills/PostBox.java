package org.wattline.billing.bills;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that keeps what it takes, and refuses addresses of one domain. */
public final class PostBox extends JavaMailSenderImpl {
  public static final String REFUSED = "@refused.example";

  private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();

  public List<MimeMessage> to(String address) {
    return taken.stream().filter(mail -> recipient(mail).equals(address)).toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
    for (MimeMessage message : messages) {
      if (recipient(message).endsWith(REFUSED)) {
        throw new MailSendException("550 no such mailbox");
      }
      try {
        message.saveChanges();
      } catch (MessagingException broken) {
        throw new MailSendException("not a message", broken);
      }
      taken.add(message);
    }
  }
}
