package io.lakehousecdc.loadgen.web;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Serves the pages with made-up runs, to look at them: {@code mvn test -Dtest=Showcase
 * -Dshowcase.minutes=30 -Dquarkus.http.test-port=8089}. No test: neither Surefire nor Failsafe take
 * it by its name.
 */
@QuarkusTest
@TestProfile(FakeProfile.Slow.class)
class Showcase {
  @Test
  void servesForAWhile() throws InterruptedException {
    new CountDownLatch(1).await(Integer.getInteger("showcase.minutes", 0), TimeUnit.MINUTES);
  }
}
