package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

@WithItemsService
class ItemRacesIT {
  private final ItemsService service;

  ItemRacesIT(ItemsService service) {
    this.service = service;
  }

  @RepeatedTest(5)
  void oneOfManyPostsOfANameWins(RepetitionInfo round) {
    // Given
    String draft = "{\"name\":\"raced %d\",\"price\":1}".formatted(round.getCurrentRepetition());
    HttpRequest post = service.withJson("POST", "/items", draft);

    // When
    List<Integer> statuses = statuses(Collections.nCopies(30, post));

    // Then
    assertThat(statuses).hasSize(30).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @RepeatedTest(5)
  void oneOfManyRenamesToANameWins(RepetitionInfo round) {
    // Given
    int repetition = round.getCurrentRepetition();
    String draft = "{\"name\":\"prize %d\",\"price\":1}".formatted(repetition);
    List<HttpRequest> puts =
        IntStream.range(0, 10)
            .map(n -> service.create("racer %d %d".formatted(repetition, n), "1"))
            .mapToObj(id -> service.withJson("PUT", "/items/" + id, draft))
            .toList();

    // When
    List<Integer> statuses = statuses(puts);

    // Then
    assertThat(statuses).hasSize(10).containsOnlyOnce(200).containsOnly(200, 409);
  }

  @RepeatedTest(10)
  void aPutBesideADeleteReplacesOrFindsNothing(RepetitionInfo round) {
    // Given
    String name = "contested " + round.getCurrentRepetition();
    String path = "/items/" + service.create(name, "1");
    HttpRequest delete = service.request(path).DELETE().build();
    HttpRequest put =
        service.withJson("PUT", path, "{\"name\":\"%s\",\"price\":2}".formatted(name));

    // When
    List<HttpResponse<String>> answers = answers(List.of(put, put, delete, put, delete, put));

    // Then: one delete found it, and gives back what the last put before it had left
    List<HttpResponse<String>> deleted =
        answers.stream()
            .filter(answer -> answer.request().method().equals("DELETE"))
            .filter(answer -> answer.statusCode() == 200)
            .toList();
    long replaced =
        answers.stream()
            .filter(answer -> answer.request().method().equals("PUT"))
            .filter(answer -> answer.statusCode() == 200)
            .count();
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 404);
    assertThat(deleted).hasSize(1);
    assertThat(json(deleted.get(0)).get("version").longValue()).isEqualTo(1 + replaced);
    assertThat(service.get(path).statusCode()).isEqualTo(404);
  }

  @RepeatedTest(3)
  void noReplacementIsLostFromTheVersion(RepetitionInfo round) {
    // Given
    String name = "counted " + round.getCurrentRepetition();
    String path = "/items/" + service.create(name, "1");
    HttpRequest put =
        service.withJson("PUT", path, "{\"name\":\"%s\",\"price\":2}".formatted(name));

    // When
    Stream<String> etags =
        answers(Collections.nCopies(20, put)).stream()
            .map(answer -> answer.headers().firstValue("ETag").orElseThrow());

    // Then
    assertThat(etags)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, 21).mapToObj("\"%d\""::formatted).toList());
  }

  private List<Integer> statuses(List<HttpRequest> requests) {
    return answers(requests).stream().map(HttpResponse::statusCode).toList();
  }

  private List<HttpResponse<String>> answers(List<HttpRequest> requests) {
    return requests.stream().map(service::sendAsync).toList().stream()
        .map(java.util.concurrent.CompletableFuture::join)
        .toList();
  }
}
