package org.wattline.stripe;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One test key's world: everything of it happens under its lock. */
final class Account {
  private static final Pattern LOCAL = Pattern.compile("sk_test_local_([a-z][a-z0-9-]{1,30})");
  private static final int LABEL_BYTES = 8;

  final String label;
  final Book book;
  final Disputes disputes;
  final Intents intents;
  final Checkout checkout;

  /** The idempotency keys that are being worked on. */
  final Set<String> keysInWork = ConcurrentHashMap.newKeySet();

  Account(
      String label,
      Clock clock,
      @Nullable Path folder,
      String pages,
      BiConsumer<Account, ObjectNode> onEvent) {
    this.label = label;
    this.book =
        new Book(
            clock,
            folder == null ? null : folder.resolve(label + ".jsonl"),
            event -> onEvent.accept(this, event));
    this.disputes = new Disputes(book);
    this.intents = new Intents(book, disputes);
    this.checkout = new Checkout(book, intents, pages);
  }

  /** What a key's account is called in addresses and files: says nothing of the key. */
  static String label(String key) {
    Matcher local = LOCAL.matcher(key);
    if (local.matches()) {
      return local.group(1);
    }
    return "acct-" + sha256(key).substring(0, 2 * LABEL_BYTES);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
