package org.wattline.acceptance.smoke;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.wattline.acceptance.browser.Browsers;
import org.wattline.acceptance.smoke.steps.ClaimAccount;
import org.wattline.acceptance.smoke.steps.DemoCustomerReturns;
import org.wattline.acceptance.smoke.steps.FirstAdministrator;
import org.wattline.acceptance.smoke.steps.HireStaff;
import org.wattline.acceptance.smoke.steps.LoadGreenButton;
import org.wattline.acceptance.smoke.steps.LookAtEveryPage;
import org.wattline.acceptance.smoke.steps.MakeRegistrationCode;
import org.wattline.acceptance.smoke.steps.MoveIn;
import org.wattline.acceptance.smoke.steps.MoveOut;
import org.wattline.acceptance.smoke.steps.OpenBill;
import org.wattline.acceptance.smoke.steps.PayByCard;
import org.wattline.acceptance.smoke.steps.ProvisionSupplier;
import org.wattline.acceptance.smoke.steps.PublishTariff;
import org.wattline.acceptance.smoke.steps.RegisterCustomer;
import org.wattline.acceptance.smoke.steps.RunBilling;
import org.wattline.acceptance.smoke.steps.SeeFinalBill;
import org.wattline.acceptance.smoke.steps.SeePayment;
import org.wattline.acceptance.smoke.steps.SignOutEverywhere;
import org.wattline.local.Folders;
import org.wattline.local.LocalStack;
import org.wattline.local.LocalStackException;
import org.wattline.local.Ports;
import org.wattline.local.StackOptions;

/**
 * Takes the steps one after another, each with a line, a picture and a look at its accessibility. A
 * step that fails does not keep later ones from being tried where they do not need what it makes.
 */
public final class Smoke {
  private static final int FAILED = 1;

  /** The journey, in order. To add to it: a class in {@code steps}, and a line here. */
  static List<Step> steps() {
    return List.of(
        new ProvisionSupplier(),
        new FirstAdministrator(),
        new RegisterCustomer(),
        new MakeRegistrationCode(),
        new ClaimAccount(),
        new HireStaff(),
        new PublishTariff(),
        new MoveIn(),
        new LoadGreenButton(),
        new RunBilling(RunBilling.Which.FIRST),
        new OpenBill(),
        new PayByCard(),
        new SeePayment(),
        new MoveOut(),
        new RunBilling(RunBilling.Which.FINAL),
        new SeeFinalBill(),
        new LookAtEveryPage(),
        new DemoCustomerReturns(),
        new SignOutEverywhere());
  }

  private final Path pictures;
  private final PrintStream out;

  /**
   * @param pictures the folder for a picture of each step
   */
  public Smoke(Path pictures, PrintStream out) {
    this.pictures = pictures;
    this.out = out;
  }

  /** {@code infra/smoke}: on the stack that runs, or on one of its own. */
  public static void main(String[] args) {
    Path root = Path.of(System.getProperty("wattline.root", ".")).toAbsolutePath().normalize();
    Smoke smoke = new Smoke(root.resolve("infra/.data/smoke"), System.out);
    int status = FAILED;
    try (LocalStack stack = stack(root)) {
      // so that an interrupt leaves nothing running either
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      status = smoke.run(stack) == 0 ? 0 : FAILED;
    } catch (LocalStackException e) {
      System.out.println(e.getMessage());
    }
    System.exit(status);
  }

  private static LocalStack stack(Path root) {
    return LocalStack.running(root)
        .orElseGet(
            () -> {
              System.out.println("Nothing runs here: starting a stack of its own on free ports.");
              Path data = root.resolve("infra/.data/smoke-stack");
              return LocalStack.startFresh(
                  Ports.free(),
                  root,
                  data,
                  StackOptions.forTests(l -> System.out.println("  " + l)));
            });
  }

  /** Takes every step; returns how many failed or could not be tried. */
  public int run(LocalStack stack) {
    int bad = 0;
    int number = 0;
    prepare();
    try (Browsers browsers = Browsers.start();
        Journey journey = new Journey(stack, browsers)) {
      for (Step step : steps()) {
        number++;
        long from = System.nanoTime();
        String trouble = take(step, journey, number);
        out.printf(
            Locale.ROOT,
            "%-6s %2d  %-70s %5.1f s%n",
            trouble.isEmpty() ? "ok" : "FAILED",
            number,
            step.name(),
            (System.nanoTime() - from) / 1e9);
        if (!trouble.isEmpty()) {
          bad++;
          out.println("       " + trouble.strip().replace("\n", "\n       "));
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "smoke: %d of %d steps passed; pictures are in %s%n",
        number - bad,
        number,
        pictures);
    return bad;
  }

  /** Takes a step; returns what went wrong, or nothing. */
  private String take(Step step, Journey journey, int number) {
    Path picture =
        pictures.resolve(
            String.format(
                Locale.ROOT,
                "%02d-%s.png",
                number,
                step.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")));
    try {
      step.take(journey);
      return String.join("\n", journey.look(picture));
    } catch (Journey.NotReachedException e) {
      return "Not tried: " + e.getMessage();
    } catch (RuntimeException | AssertionError e) {
      try {
        journey.look(picture);
      } catch (RuntimeException noPicture) {
        e.addSuppressed(noPicture);
      }
      String where =
          journey.latest().map(visitor -> "At " + visitor.page().url() + "\n").orElse("");
      return where + e;
    }
  }

  private void prepare() {
    try {
      Folders.deleteTree(pictures);
      Files.createDirectories(pictures);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
