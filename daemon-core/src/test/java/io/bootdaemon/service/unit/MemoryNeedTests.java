package io.bootdaemon.service.unit;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryNeedTests {

	private static final int OTHER = 288;

	@ParameterizedTest
	@CsvSource({ "-Xmx1g,1024", "-Xmx1G,1024", "-Xmx512m,512", "-Xmx524288k,512", "-Xmx536870912,512",
			"-XX:MaxHeapSize=2g,2048", "-Xmx1000000,1" })
	void heapAndTheRest(String option, long mebibytes) {
		assertThat(MemoryNeed.of(List.of(option)).mebibytes()).isEqualTo(mebibytes + OTHER);
	}

	@Test
	void lastOneCounts() {
		assertThat(MemoryNeed.of(List.of("-Xmx1g", "-Xmx2g")).mebibytes()).isEqualTo(2048 + OTHER);
	}

	@Test
	void restIsWhatIsSaid() {
		assertThat(MemoryNeed
			.of(List.of("-Xmx1g", "-XX:MaxMetaspaceSize=200m", "-XX:ReservedCodeCacheSize=100m",
					"-XX:MaxDirectMemorySize=50m"))
			.mebibytes()).isEqualTo(1024 + 200 + 100 + 50 + 64);
	}

	@Test
	void percentageSaysWhatOfItIsTheHeap() {
		MemoryNeed need = MemoryNeed.of(List.of("-XX:MaxRAMPercentage=75.0"));
		assertThat(need.mebibytes()).isEqualTo(1024);
		assertThat(need.reckoning()).contains("choose it", "75.0 % of it is the heap");
		assertThat(MemoryNeed.of(List.of()).reckoning()).contains("25 % of it is the heap");
	}

	@Test
	void processorsAreThoseThatTheJvmIsToUse() {
		assertThat(MemoryNeed.of(List.of("-XX:ActiveProcessorCount=3")).processors()).isEqualTo(3);
		assertThat(MemoryNeed.of(List.of()).processors()).isZero();
	}

}
