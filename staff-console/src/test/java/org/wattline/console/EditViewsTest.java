package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Edits of meter data that wait for a second person. */
@Tag("UC-033")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "billing")
class EditViewsTest extends ViewTest {
  private static final String EDITS = "meter-data/edits";
  @Autowired FakeVee.Workbench bench;

  @BeforeEach
  void nothingWaits() {
    bench.reset();
  }

  @Test
  void anEditSaysWhoWantsWhatAndEachValueBeforeAndAfter() {
    bench.propose(false);
    again("meter-data");
    assertThat($(Anchor.class).withText("Edits to approve").single().getHref()).isEqualTo(EDITS);

    again(EDITS);

    assertThat(text())
        .contains("Values of 3 November 2026", "Jan Claes", "Read on the spot")
        .contains("541448820044186577", "10:00", "9,0\u00a0kWh", "0,123\u00a0kWh")
        .contains("10:15", "0,06\u00a0kWh", "no value");
  }

  @Test
  void anotherPersonApproves() {
    bench.propose(false);
    again(EDITS);

    press("Approve");

    assertThat(bench.asked).containsExactly("approved");
    assertThat(text()).contains("Approved: the values stand.");
    assertThat(buttons("Approve")).isZero();
  }

  @Test
  void whoeverRejectsSaysWhy() {
    bench.propose(false);
    again(EDITS);
    press("Reject");
    assertThat(reason().isInvalid()).isTrue();
    assertThat(bench.asked).isEmpty();

    reason().setValue("The meter was right");
    press("Reject");

    assertThat(bench.asked).containsExactly("The meter was right");
    assertThat(text()).contains("Rejected: nothing was changed.");
  }

  @Test
  void itsMakerTakesItBackAndDoesNotApproveIt() {
    bench.propose(true);
    again(EDITS);

    assertThat(text()).contains("You proposed this: somebody else approves it.");
    assertThat(buttons("Approve")).isZero();
    assertThat(buttons("Take it back")).isOne();
  }

  @Test
  void aRefusalStandsAtTheEditAndWhatWasTypedStays() {
    bench.propose(false);
    again(EDITS);
    bench.trouble = FakeApi.refusal(409, "This edit is decided already.");
    reason().setValue("The meter was right");

    press("Reject");

    assertThat(text()).contains("This edit is decided already.");
    assertThat(reason().getValue()).isEqualTo("The meter was right");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "field-service")
  void fieldServiceSeesEditsAndApprovesNone() {
    bench.propose(false);
    again(EDITS);

    assertThat(text()).contains("Billing, a supervisor or an administrator approves it.");
    assertThat(buttons("Approve")).isZero();
    assertThat(buttons("Reject")).isOne();
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "finance")
  void financeHasNoBusinessWithThem() {
    visit(EDITS);

    assertThat(text()).contains("No access");
  }

  @Test
  void nothingWaitingIsSaidAndASilentServiceToo() {
    again(EDITS);
    assertThat(text()).contains("Nothing waits for approval");

    bench.trouble = new ApiUnavailableException("no answer");
    again(EDITS);
    assertThat(text()).contains("does not answer right now");
  }

  private int buttons(String words) {
    return $(Button.class).withText(words).all().size();
  }

  private TextField reason() {
    return $(TextField.class).all().stream()
        .filter(field -> "Reason for not approving".equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }
}
