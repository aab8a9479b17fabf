package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Files of meter data are handed in, and what became of them is read. */
@Tag("UC-030")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "billing")
class MeterFileViewsTest extends ViewTest {
  @Autowired FakeMeterFiles.Shelf shelf;

  @BeforeEach
  void fillShelf() {
    shelf.reset();
  }

  @Test
  void aFileIsHandedInWithWhatItDoesNotSayAndItsReceiptFollows() {
    again("meter-files");
    assertThat(text()).contains("Green Button (NAESB ESPI)", "EDIFACT MSCONS", "CSV of a known");
    point().setValue(" HP00000019 ");
    kind().setValue("our-readers");
    zone().setValue("America/Los_Angeles");

    upload("usage.xml", "<feed/>");

    assertThat(shelf.sent)
        .containsExactly(
            new FakeMeterFiles.Sent(
                "usage.xml", "<feed/>", "HP00000019", "our-readers", "America/Los_Angeles"));
    assertThat(text())
        .contains("usage.xml was read: 24 values, 24 of them new.", "Green Button (NAESB ESPI)");
    // the list has it too, and the receipt leads to its page
    assertThat($(Anchor.class).withText("usage.xml").all()).hasSize(1);
    assertThat($(Anchor.class).withText("Open this delivery").single().getHref())
        .isEqualTo($(Anchor.class).withText("usage.xml").single().getHref());
  }

  @Test
  void nothingIsSaidOfAFileThatSaysItAll() {
    again("meter-files");

    upload("usage.csv", "EAN;kWh");

    assertThat(shelf.sent)
        .containsExactly(new FakeMeterFiles.Sent("usage.csv", "EAN;kWh", null, null, null));
  }

  @Test
  void aFileThatIsEmptyOrTooLargeIsNotSent() {
    again("meter-files");

    upload("empty.xml", "");
    assertThat(text()).contains("The file is empty.");

    test($(Upload.class).single()).upload("year.xml", "application/xml", new byte[32_000_001]);
    roundTrip();
    assertThat(text()).contains("The file is larger than 32 MB.");
    assertThat(shelf.sent).isEmpty();
  }

  @Test
  void aRefusalStandsAtItsFieldInTheReadersLanguageAndTheFileIsSentAgain() {
    UI.getCurrent().setLocale(Locale.forLanguageTag("nl-BE"));
    again("meter-files");
    $(Select.class).single().setValue("our-readers");
    shelf.refusal =
        new ApiProblemException(
            new ApiProblemException.Problem(
                422,
                "https://wattline.org/problems/invalid-fields",
                "Some fields are not right",
                null,
                null,
                List.of(
                    new ApiProblemException.FieldError(
                        "/mapping",
                        "must be one of fluvius",
                        "no-such-mapping",
                        List.of("our-readers")))));

    upload("usage.csv", "EAN;kWh");
    assertThat($(Select.class).single().isInvalid()).isTrue();
    assertThat($(Select.class).single().getErrorMessage())
        .isEqualTo("Deze soort CSV is niet meer bekend. Kies een andere.");
    assertThat(text()).contains("usage.csv werd niet aangenomen").doesNotContain("must be one of");

    shelf.refusal = null;
    $(Select.class).single().setValue("fluvius");
    press("usage.csv opnieuw sturen");
    assertThat(shelf.sent)
        .containsExactly(new FakeMeterFiles.Sent("usage.csv", "EAN;kWh", null, "fluvius", null));
    assertThat(text()).contains("usage.csv is gelezen: 24 waarden, waarvan 24 nieuwe.");
  }

  @Test
  void aSilentServiceIsSaidAndTheFileIsKeptForAnotherTry() {
    again("meter-files");
    shelf.refusal = new ApiUnavailableException("no answer");
    upload("usage.csv", "EAN;kWh");
    assertThat(text()).contains("does not answer right now");

    shelf.refusal = null;
    press("Try again");
    assertThat(shelf.sent).hasSize(1);
  }

  @Test
  void whatIsStillBeingReadSaysSo() {
    again("meter-files");
    shelf.next = DeliveryState.READING;

    upload("year.zip", "PK");

    assertThat(text()).contains("year.zip was kept and is being read.", "Being read");
  }

  @Test
  void theListIsNarrowedByStateAndSaysWhomDataWaitFor() {
    again("meter-files");
    assertThat(text())
        .contains("bill.pdf", "Refused", "november.zip", "1.464")
        .contains("541448820044999999");

    again("meter-files?state=REFUSED");
    assertThat(shelf.listed.getLast()).isEqualTo(DeliveryState.REFUSED);
    assertThat(text()).contains("bill.pdf").doesNotContain("november.zip");

    again("meter-files?state=FAILED");
    assertThat(text()).contains("No delivery here", "Choose another state");
  }

  @Test
  void aReceiptAccountsForEveryRecordAndSaysWhatCannotBeUsed() {
    again("meter-files/" + FakeMeterFiles.PARTLY);

    assertThat(text())
        .contains("november.zip was read: 1.464 values, 1.365 of them new.")
        .contains("96 values are of points that nobody has registered.")
        .contains("a.xml", "Green Button (NAESB ESPI)")
        .contains("line 12", "The time is not understood.", "'24:61' is no time.")
        .contains("line 14", "Nobody knows it.")
        .contains("SHA-256", "ab12");
  }

  @Test
  void aRefusedFileSaysWhyAndIsReadAgainOnceSomebodyAsks() {
    again("meter-files/" + FakeMeterFiles.REFUSED);
    assertThat(text())
        .contains("Nothing of bill.pdf can be used.")
        .contains("The format is not known.", "byte 0: It begins with %PDF.");

    press("Read again");
    test($(ConfirmDialog.class).single()).confirm();
    roundTrip();

    assertThat(shelf.replayed).containsExactly(FakeMeterFiles.REFUSED);
    assertThat(text()).contains("again.zip was read");
  }

  @Test
  void anUnknownDeliveryAndNonsenseAreNotFoundAlike() {
    visit("meter-files/" + UUID.randomUUID());
    String unknown = text();
    visit("meter-files/nonsense");

    assertThat(unknown).contains("Page not found").isEqualTo(text());
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "finance")
  void whoDoesNotDeliverReadsWhatCame() {
    again("meter-files");
    assertThat(text()).contains("november.zip");
    assertThat($(Upload.class).all()).isEmpty();

    again("meter-files/" + FakeMeterFiles.REFUSED);
    assertThat(text()).contains("Nothing of bill.pdf can be used.").doesNotContain("Read again");
  }

  private void upload(String name, String content) {
    test($(Upload.class).single())
        .upload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    roundTrip();
  }

  private TextField point() {
    return $(TextField.class)
        .withCondition(field -> "Meter point of the data".equals(field.getLabel()))
        .single();
  }

  @SuppressWarnings("unchecked")
  private Select<String> kind() {
    return $(Select.class)
        .withCondition(select -> "Kind of CSV".equals(select.getLabel()))
        .single();
  }

  @SuppressWarnings("unchecked")
  private ComboBox<String> zone() {
    return $(ComboBox.class)
        .withCondition(box -> "Zone of local times".equals(box.getLabel()))
        .single();
  }
}
