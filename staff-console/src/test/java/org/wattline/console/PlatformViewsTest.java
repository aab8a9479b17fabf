package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.controlplane.api.Market;
import org.wattline.controlplane.api.Tenant;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.vaadin.test.Bundles;
import org.wattline.tenancy.vaadin.test.OnSite;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.Routes;

/** UC-001 provisioning a supplier from the console, and looking after it. */
@Tag("UC-001")
@Tag("UC-002")
@Tag("UC-004")
@OnSite(host = "platform.localhost", name = "Onboarding Team", roles = "onboarding-operator")
class PlatformViewsTest extends ViewTest {
  private static final UUID ZON = FakeBilling.id("zonnestroom");
  private static final UUID STUCK = FakeBilling.id("lichtpunt");

  @Test
  void suppliersAreListedWithTheirStateAndFilteredByAddress() {
    again("suppliers");
    assertThat(suppliers()).hasSize(4);

    again("suppliers?state=BLOCKED");
    assertThat(suppliers())
        .extracting(tenant -> tenant.brand().displayName())
        .containsExactly("Lichtpunt");

    again("suppliers?q=nothing");
    assertThat(text()).contains("No supplier matches");
  }

  @Test
  void theWizardAsksStepByStepAndProvisions() {
    again("suppliers/new");
    press("Next");
    assertThat(field("Legal name").isInvalid()).isTrue();
    company("Noordkracht NV");
    assertThat(field("Short name in addresses").getValue()).isEqualTo("noordkracht");
    press("Next");
    assertThat(field("Name customers know").getValue()).isEqualTo("Noordkracht");
    press("Next");
    entity();
    press("Next");
    administrator();
    press("Next");
    assertThat(text()).contains("Noordkracht NV", "Europe/Brussels", "an@noordkracht.example");
    press("Provision supplier");

    assertThat(plane.calls).contains("create noordkracht");
    assertThat(text()).contains("Noordkracht", "Provisioning", "Sign-in realm", "1 of 8 steps");
  }

  @Test
  void aColourThatCannotBeReadIsRefusedWithItsContrast() {
    again("suppliers/new");
    company("Noordkracht NV");
    press("Next");

    field("Colour").setValue("#ffe066");
    assertThat(text()).contains("Too light for white text");
    press("Next");

    assertThat(field("Colour").isInvalid()).isTrue();
    assertThat(text()).contains("What do its customers see?");
  }

  @Test
  void aTakenNameLeadsBackToItsQuestion() {
    again("suppliers/new");
    company("Taken NV");
    press("Next");
    press("Next");
    entity();
    press("Next");
    administrator();
    press("Next");
    press("Provision supplier");

    assertThat(text()).contains("Who is it, and where does it supply?");
    assertThat(field("Short name in addresses").isInvalid()).isTrue();
  }

  @Test
  void aBlockedSupplierShowsItsCauseAndIsRetried() {
    again("suppliers/" + STUCK);
    assertThat(text()).contains("3 of 8 steps", "did not answer within 10 s");

    press("Retry");
    test($(ConfirmDialog.class).single()).confirm();

    assertThat(plane.calls).contains("retry");
  }

  @Test
  void suspendingSaysItsEffectAndNeedsAReason() {
    again("suppliers/" + ZON);
    press("Suspend");
    assertThat(text()).contains("Nobody of Zonnestroom can use the portal");
    press("Suspend");
    assertThat($(TextArea.class).single().isInvalid()).isTrue();
    assertThat(plane.calls).isEmpty();

    $(TextArea.class).single().setValue("Unpaid");
    press("Suspend");

    assertThat(plane.calls).containsExactly("suspend Unpaid");
    assertThat(text()).contains("Suspended", "Unpaid");
  }

  @Test
  void aSuspendedSupplierIsResumedOrLeavesOnlyWithItsNameTyped() {
    UUID kust = FakeBilling.id("kustwind");
    again("suppliers/" + kust);
    press("Off-board");
    $(TextArea.class).single().setValue("Contract ended");
    field("Type kustwind to confirm").setValue("zonnestroom");
    press("Off-board");
    assertThat(plane.calls).isEmpty();

    field("Type kustwind to confirm").setValue("kustwind");
    press("Off-board");
    assertThat(plane.calls).containsExactly("offboard kustwind");

    again("suppliers/" + kust);
    press("Resume");
    test($(ConfirmDialog.class).single()).confirm();
    assertThat(plane.calls).contains("resume");
  }

  @Test
  void anExportIsAskedForAndDownloaded() {
    again("suppliers/" + ZON);
    press("Export");
    $(TextArea.class).single().setValue("Yearly copy");
    press("Export");
    assertThat(plane.calls).containsExactly("export Yearly copy");

    again("suppliers/" + ZON + "/jobs");
    assertThat($(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getElement().getAttribute("download")).isNotNull());
  }

  @Test
  void aBrandIsChangedWithTheVersionThatWasRead() {
    again("suppliers/" + ZON + "/brand");
    field("Colour").setValue("#095c42");
    press("Save");

    assertThat(plane.calls).containsExactly("change \"3\"");
    assertThat(plane.find(ZON).brand().primaryColor()).isEqualTo("#095c42");
  }

  @Test
  void theOverviewSaysTheMarketAndThePacksThatAreOn() {
    again("suppliers/" + ZON);

    assertThat($(Facts.class).single().getElement().getTextRecursively())
        .contains("Market", plane.list().getFirst().name(), "Feature packs", "solar");
  }

  @Test
  @SuppressWarnings("unchecked")
  void aFeaturePackIsSwitchedOnBesideTheOthers() {
    again("suppliers/" + ZON + "/settings");
    MultiSelectComboBox<String> packs =
        (MultiSelectComboBox<String>)
            $(MultiSelectComboBox.class).all().stream()
                .filter(box -> "Feature packs".equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
    assertThat(packs.getValue()).containsExactly("solar");

    ComponentUtil.fireEvent(
        packs, new ComboBoxBase.CustomValueSetEvent<>(packs, false, " heat-pumps "));
    press("Save");

    assertThat(plane.calls).contains("packs [heat-pumps, solar]");
  }

  @Test
  void aSecretIsSetAndNeverShown() {
    again("suppliers/" + ZON + "/secrets");
    press("Set a secret");
    field("Name").setValue("stripe.api-key");
    $(PasswordField.class).single().setValue("sk_live_canary");
    press("Save");

    assertThat(plane.calls).containsExactly("secret stripe.api-key");
    again("suppliers/" + ZON + "/secrets");
    assertThat(text()).contains("stripe.api-key").doesNotContain("sk_live_canary");
  }

  @Test
  @OnSite(host = "platform.localhost", roles = "onboarding-viewer")
  void aViewerSeesEverythingAndChangesNothing() {
    for (String part : List.of("", "/brand", "/settings", "/secrets", "/jobs", "/entities")) {
      again("suppliers/" + ZON + part);
      assertThat($(Button.class).all())
          .extracting(Button::getText)
          .doesNotContain("Suspend", "Export", "Migrate", "Save", "Set a secret", "Replace");
    }
    visit("suppliers/new");
    assertThat(text()).contains("No access");
  }

  @Test
  void anOperatorIsNotAskedForAPassphrase() {
    again("suppliers/" + ZON);
    press("Export");

    assertThat($(PasswordField.class).exists()).isFalse();
  }

  @Test
  @OnSite(
      host = "platform.localhost",
      roles = {"onboarding-operator", "installation-owner"})
  void theInstallationsOwnerMaySetAPassphrase() {
    again("suppliers/" + ZON);
    press("Export");

    assertThat($(PasswordField.class).single().getLabel()).isEqualTo("Passphrase");
  }

  @Test
  void aSuppliersPagesDoNotExistHere() {
    visit("customers");
    assertThat(text()).contains("Page not found");
    visit("audit");
    assertThat(text()).contains("Page not found");
    visit("suppliers/" + UUID.randomUUID());
    assertThat(text()).contains("Page not found");
  }

  @Test
  void everyPageOfBothDoorsOpensInEveryLanguage() {
    for (String language : List.of("nl", "fr", "en")) {
      UI.getCurrent().setLocale(Locale.forLanguageTag(language));
      for (Routes.Page page : Routes.in("org.wattline.console")) {
        if (page.door() != OnDoor.Door.TENANT) {
          visit(page.path().replace(":supplierId", ZON.toString()).replace("/:part?", ""));
          assertThat(text())
              .as("%s in %s", page.path(), language)
              .doesNotContain("Something went wrong", "Page not found");
        }
      }
    }
  }

  @Test
  void everyTextExistsInEveryLanguage() {
    Bundles.assertComplete("messages/console");
    for (TenantState state : TenantState.values()) {
      assertThat(Bundles.keys("messages/console"))
          .contains("state." + state.name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyPageSaysWhoMaySeeItAndOnWhichHost() {
    assertThat(Routes.in("org.wattline.console"))
        .hasSizeGreaterThanOrEqualTo(13)
        .filteredOn(page -> !page.isPublic() && !page.path().isEmpty())
        .allSatisfy(
            page -> {
              assertThat(page.roles()).isNotEmpty();
              assertThat(page.door()).isNotEqualTo(OnDoor.Door.ANY);
            });
  }

  private void company(String name) {
    field("Legal name").setValue(name);
    @SuppressWarnings("unchecked")
    ComboBox<Market> market =
        $(ComboBox.class).all().stream()
            .filter(box -> "Market".equals(box.getLabel()))
            .findFirst()
            .orElseThrow();
    market.setValue(plane.list().getFirst());
  }

  private void entity() {
    field("Registration number").setValue("0123.456.749");
    field("Street and number").setValue("Energieplein 1");
    field("Postal code").setValue("2000");
    field("City").setValue("Antwerpen");
  }

  private void administrator() {
    field("Given name").setValue("An");
    field("Family name").setValue("Claes");
    $(EmailField.class).single().setValue("an@noordkracht.example");
  }

  @SuppressWarnings("unchecked")
  private List<Tenant> suppliers() {
    Grid<Tenant> grid = $(Grid.class).single();
    return java.util.stream.IntStream.range(0, test(grid).size())
        .mapToObj(row -> test(grid).getRow(row))
        .toList();
  }

  private TextField field(String label) {
    return $(TextField.class).all().stream()
        .filter(field -> label.equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }
}
