package org.wattline.console.audit;

import com.vaadin.flow.component.Component;

/** The reader's words for what the service names. */
final class AuditWords {
  /** How the keys of actions begin. */
  static final String ACTION = "audit.action.";

  private AuditWords() {}

  static String action(Component where, String name) {
    return said(where, ACTION + name, name);
  }

  static String subject(Component where, String name) {
    return said(where, "audit.subject." + name, name);
  }

  /** The name itself where there are no words yet. */
  private static String said(Component where, String key, String name) {
    String words = where.getTranslation(key);
    return words.equals(key) ? name.replace('-', ' ') : words;
  }
}
