package io.lakehousecdc.loadgen.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {
  private static final String ITEM =
      "{name: 'A {key}', description: 'd', price: 5, on_offer: true}";

  @Test
  void readsAllThatAScenarioHas() {
    // When
    Scenario scenario =
        read(
            """
            name: shop
            title: The shop
            description: Buys
            load: constant 5/s
            accounting: locust
            think: 1s..2.5s
            hold: 7
            rereads: 12.5%
            without-items: 3..4
            thresholds:
              http_req_duration: ['p(99)<200', 'p(99.9)<1s']
              'http_req_failed{op:Buy}': [{threshold: 'rate<0.01', abortOnFail: true, delayAbortEval: 10s}]
            start:
              - name: Prepare
                times: 3
                request: GET /ready
                expect: [200, 204]
            tasks:
              - name: Buy
                weight: 2
                request: POST /items
                think: 5ms
                body: {name: 'A {key}', description: 'd', price: 5, on_offer: true}
            """);

    // Then
    assertThat(scenario.title()).isEqualTo("The shop");
    assertThat(scenario.load()).isEqualTo("constant 5/s");
    assertThat(scenario.accounting()).isEqualTo(Accounting.LOCUST);
    assertThat(scenario.think())
        .isEqualTo(new Think(Duration.ofSeconds(1), Duration.ofMillis(2500)));
    assertThat(scenario.hold()).isEqualTo(7);
    assertThat(scenario.rereads()).isEqualTo(0.125);
    assertThat(scenario.withoutItems()).isEqualTo(new Range(3, 4));
    assertThat(scenario.thresholds())
        .containsExactly(
            "http_req_duration: p(99)<200",
            "http_req_duration: p(99.9)<1s",
            "http_req_failed{op:Buy}: rate<0.01 abortOnFail delayAbortEval 10s");
    assertThat(scenario.operations()).extracting(Operation::name).containsExactly("Prepare", "Buy");
    assertThat(scenario.start().get(0).times()).isEqualTo(3);
    assertThat(scenario.start().get(0).expected()).containsExactlyInAnyOrder(200, 204);
    assertThat(scenario.tasks().get(0).action()).isEqualTo(Action.CREATE);
    assertThat(scenario.tasks().get(0).expected()).containsExactly(201);
    assertThat(scenario.tasks().get(0).think())
        .isEqualTo(new Think(Duration.ofMillis(5), Duration.ofMillis(5)));
  }

  @Test
  void tellsAllThatIsWrongWithTheLines() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    name: bad
                    load: constant 5/s
                    think: soon
                    tasks:
                      - name: Create
                        wieght: 2
                        request: POST /items
                        body:
                          name: 'no key'
                          description: 'd {kee}'
                          price: many
                      - name: Read
                        weight: 0
                        request: GET /items/{id
                      - name: Read
                        request: PATCH /items/{id}
                        expect: [2000]
                    """))
        .isInstanceOfSatisfying(
            ScenarioException.class,
            e ->
                assertThat(e.errors())
                    .containsExactly(
                        "line 1: two operations have the name 'Read'",
                        "line 3: bad duration 'soon' (supported: 200ms, 1.5s, 2m, 1h)",
                        "line 6: unknown key 'wieght' (supported: body, expect, name, request,"
                            + " think, weight)",
                        "line 9: 'body' lacks 'on_offer', by which the item is checked",
                        "line 9: 'name' must hold {key} as a word of its own: names are unique",
                        "line 10: bad template 'd {kee}': unknown placeholder {kee} (supported:"
                            + " {run}, {user}, {seq}, {key}, {id}, {n}, {n*1000}, {n even},"
                            + " {500..10000}, {random boolean})",
                        "line 10: 'description' must give a text",
                        "line 11: 'price' must give a number, such as 5 or '{500..10000}'",
                        "line 13: bad weight '0' (supported: 1 to 1000000)",
                        "line 14: bad template '/items/{id': a brace is not closed",
                        "line 16: unsupported request 'PATCH /items/{id}' (supported: GET and POST"
                            + " /items, GET, PUT and DELETE /item/{id}, and paths other than these)",
                        "line 17: bad number '2000' (supported: 100 to 599)"));
  }

  @Test
  void tellsWhereTheYamlIsBroken() {
    assertThatThrownBy(() -> read("name: a\nload: [1, 2\ntasks: 3"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith("Cannot read scenario test.yaml: line 3: ");
    assertThatThrownBy(() -> read(""))
        .hasMessage("Cannot read scenario test.yaml: line 1: the file is empty");
    assertThatThrownBy(() -> read("- a"))
        .hasMessageContaining("line 1: a scenario must be a mapping");
    assertThatThrownBy(() -> read("name: a\nname: b\nload: x\ntasks: [{name: r, request: GET /}]"))
        .hasMessage("Cannot read scenario test.yaml: line 2: the key 'name' is there twice");
  }

  @Test
  void refusesAnUnquotedPlaceholder() {
    assertThatThrownBy(
            () ->
                read(
                    "name: a\nload: x\ntasks:\n- name: c\n  request: POST /items\n  body: "
                        + ITEM.replace("5", "{1..9}")))
        .hasMessageContaining(
            "line 6: 'price' must be a text (one that begins with { needs quotes)");
  }

  private static Scenario read(String yaml) {
    return ScenarioReader.read("test.yaml", new StringReader(yaml));
  }
}
