package io.lakehousecdc.loadgen.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousecdc.loadgen.fake.LakeItems;
import io.lakehousecdc.loadgen.model.Expectations;
import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.verify.Finding.Kind;
import io.lakehousecdc.loadgen.verify.Finding.Place;
import io.lakehousecdc.loadgen.workload.Presets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lake is tampered with through Iceberg itself. */
class LakeComparisonTest {
  private final SimulatedRun run = new SimulatedRun(Presets.find("seed-mix").orElseThrow(), 11, 3);
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private List<JsonNode> items = List.of();
  private Expectations expectations = run.settle();

  @BeforeEach
  void runAndOpen() throws IOException {
    catalog.initialize("memory", Map.of());
    run.items.addForeign("Espresso cup");
    run.run(600, 0.05);
    expectations = run.settle();
    items = new ArrayList<>();
    new ObjectMapper()
        .readTree(run.items.handle("GET", "/items?limit=1000", null).body())
        .forEach(items::add);
  }

  @Test
  void anEqualLakeHasNoFinding() throws PlaceException {
    // Given
    LakeItems lake = mirrored();

    // When
    Findings found = compare(lake);

    // Then
    assertThat(found.kept()).isEmpty();
  }

  @Test
  void aLakeAloneSettlesWhatNobodyKnew() throws PlaceException {
    // Given
    LakeItems lake = mirrored();
    Findings found = new Findings();

    // When
    compare(lake, new Settled(expectations), found);

    // Then
    assertThat(found.kept()).isEmpty();
  }

  @Test
  void aRowThatWasDeletedIsLost() throws PlaceException {
    // Given
    LakeItems lake = mirrored();
    int id = items.get(5).get("id").intValue();

    // When
    lake.commit(List.of(), List.of(id));

    // Then
    assertFound(compare(lake), Kind.LOST, id);
  }

  @Test
  void aRowThatIsThereTwiceIsDoubled() throws PlaceException {
    // Given
    LakeItems lake = mirrored();

    // When
    lake.append(List.of(items.get(5)));

    // Then
    assertFound(compare(lake), Kind.DOUBLED, items.get(5).get("id").intValue());
  }

  @Test
  void aRowUnderAnotherIdIsDoubled() throws PlaceException {
    // Given
    LakeItems lake = mirrored();
    ObjectNode copy = items.get(5).deepCopy();
    copy.put("id", 999_999);

    // When
    lake.append(List.of(copy));

    // Then
    assertFound(compare(lake), Kind.DOUBLED, 999_999);
  }

  @Test
  void aRowWhoseValueChangedIsTorn() throws PlaceException {
    // Given
    LakeItems lake = mirrored();
    ObjectNode changed = items.get(5).deepCopy();
    changed.put("price", 77);

    // When
    lake.commit(List.of(changed), List.of());

    // Then
    assertFound(compare(lake), Kind.TORN, changed.get("id").intValue());
  }

  @Test
  void aRowWhoseTimeChangedIsTorn() throws PlaceException {
    // Given
    LakeItems lake = mirrored();
    ObjectNode changed = items.get(5).deepCopy();
    changed.put("created_at", "2026-01-31T10:00:00.000001Z");

    // When
    lake.commit(List.of(changed), List.of());

    // Then
    assertFound(compare(lake), Kind.TORN, changed.get("id").intValue());
  }

  @Test
  void anOlderVersionIsStale() throws PlaceException {
    // Given
    LakeItems lake = mirrored();
    JsonNode updated =
        items.stream().filter(item -> item.get("version").intValue() > 1).findFirst().orElseThrow();
    ObjectNode older = updated.deepCopy();
    older.put("version", 1);

    // When
    lake.commit(List.of(older), List.of());

    // Then
    assertFound(compare(lake), Kind.STALE, older.get("id").intValue());
  }

  @Test
  void aDeletedRowThatIsThereIsResurrected() throws PlaceException {
    // Given
    LakeItems lake = mirrored();
    int id = 101;
    while (!expectations.wasDeleted(id)) {
      id++;
    }
    ObjectNode row = items.get(5).deepCopy();
    row.put("id", id);

    // When
    lake.append(List.of(row));

    // Then
    assertFound(compare(lake), Kind.RESURRECTED, id);
  }

  @Test
  void aRowThatNobodyWroteIsAPhantom() throws PlaceException {
    // Given
    LakeItems lake = mirrored();
    ObjectNode row = items.get(5).deepCopy();
    String name = "New Item sim/0/999999";
    row.put("id", 999_999).put("name", name);
    row.put(
        "description",
        new Stamps("sim", true)
            .stamp(
                0,
                999_999,
                name,
                "d",
                row.get("price").intValue() * 100L,
                row.get("on_offer").booleanValue()));

    // When
    lake.append(List.of(row));

    // Then
    assertFound(compare(lake), Kind.PHANTOM, 999_999);
  }

  @Test
  void aColumnOfAnotherTypeIsNamed() throws PlaceException {
    // Given
    LakeItems lake = LakeItems.createWith(catalog, "typed", "price", Types.StringType.get());
    lake.commit(items, List.of());

    // When
    Findings found = compare(lake);

    // Then
    assertThat(found.kept())
        .contains(
            new Finding(
                Kind.WRONG_TYPE, Place.LAKE, "column price", "is string, expected decimal(12, 2)"));
  }

  private LakeItems mirrored() {
    LakeItems lake = LakeItems.create(catalog, "items");
    lake.commit(items.subList(0, items.size() / 2), List.of());
    lake.commit(items.subList(items.size() / 3, items.size()), List.of());
    return lake;
  }

  /** After the API, as in a run. */
  private Findings compare(LakeItems lake) throws PlaceException {
    Settled settled = new Settled(expectations);
    Findings found = new Findings();
    PlaceComparison api =
        new PlaceComparison(Place.API, expectations, settled, new Stamps("sim", true), found);
    try {
      ItemParser.complete()
          .items(run.items.handle("GET", "/items?limit=1000", null).body())
          .forEach(api::row);
    } catch (UnreadableException | WrongTypeException e) {
      throw new AssertionError(e);
    }
    api.end();
    assertThat(found.kept()).isEmpty();
    compare(lake, settled, found);
    return found;
  }

  private void compare(LakeItems lake, Settled settled, Findings found) throws PlaceException {
    lake.table().refresh();
    PlaceComparison comparison =
        new PlaceComparison(Place.LAKE, expectations, settled, new Stamps("sim", true), found);
    new LakeRows(lake.table()).read(comparison);
    comparison.end();
  }

  private static void assertFound(Findings findings, Kind kind, int id) {
    assertThat(findings.kept())
        .extracting(Finding::kind, Finding::place, Finding::key)
        .containsExactly(tuple(kind, Place.LAKE, Integer.toString(id)));
  }
}
