package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something happens, and says what it will do. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * @param effect what will be so afterwards, in a sentence
   * @param verb on the button: what is done, never "OK"
   * @param dangerous whether it cannot be undone at once
   */
  public static void ask(
      String title, String effect, String verb, String cancel, boolean dangerous, Runnable then) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(title);
    dialog.setText(effect);
    dialog.setCancelable(true);
    dialog.setCancelText(cancel);
    dialog.setConfirmText(verb);
    dialog.setConfirmButtonTheme(dangerous ? "primary error" : "primary");
    dialog.addConfirmListener(confirmed -> then.run());
    dialog.open();
  }
}
