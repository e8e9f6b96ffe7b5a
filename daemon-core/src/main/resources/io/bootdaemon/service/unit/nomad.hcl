# ${name} as a job of Nomad
# ${mark}
# Of:   ${program}
# Anew: ${anew}
# No -d: Nomad waits for this very process. Its image is not made here: name it below
job ${unit} {
  type = "service"

  update {
    # daemon.start-timeout, and this time
    min_healthy_time  = "10s"
    healthy_deadline  = ${healthyDeadline}
    progress_deadline = ${progressDeadline}
    auto_revert       = true
  }

  group ${unit} {
    count = 1

    network {
      port "http" {${port?}
        to = ${port}
      }${port?}
      port "management" {${managementPort?}
        to = ${managementPort}
      }${managementPort?}
    }

    # daemon.restart
    restart {
      attempts = ${restartAttempts}
      interval = ${restartWindow}
      delay    = ${restartDelay}
      mode     = ${restartMode}
    }

    service {${port?}
      name     = ${unit}
      port     = "http"${port?}
      provider = "nomad"${port?}

      # It gets requests
      check {${probe?}
        name     = "readiness"${probe?}
        type     = ${probe}
        port     = ${probePort}
        protocol = ${protocol}
        path     = ${readiness}
        interval = "5s"${probe?}
        timeout  = "5s"${probe?}
      }${probe?}

      # It is alive, or else started again
      check {${liveness?}
        name     = "liveness"${liveness?}
        type     = ${probe}
        port     = ${probePort}
        protocol = ${protocol}
        path     = ${liveness}
        interval = "10s"${liveness?}
        timeout  = "5s"${liveness?}
        check_restart {${liveness?}
          limit = 3${liveness?}
          grace = ${startTimeout}
        }${liveness?}
      }${liveness?}
    }${port?}

    task ${unit} {
      driver = "docker"

      config {
        # Name your image here, such as of 'mvn spring-boot:build-image'
        image = ${image}
        # What was typed behind the jar. A path among it is one in the image
        args = [${argument?}
          ${argument},
        ]${argument?}
        ports = [${ports}]
      }

      # daemon.stop-timeout: from SIGTERM to SIGKILL; more than 30 s only if the client's max_kill_timeout allows it
      kill_signal  = "SIGTERM"
      kill_timeout = ${stopTimeout}

      env {${variables?}
        # Of the JVM's options those that can stand in a variable. A path among them is one in the image
        JAVA_TOOL_OPTIONS = ${jvmOptions}
        # The actuator's groups liveness and readiness
        MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED = "true"${groups?}
        # daemon.environment
        ${variable}
      }${variables?}
      # Not here, as it may be secret; a template of a Nomad variable or of Vault is a place: ${withheld}

      resources {
        # ${reckoning}
        cpu    = ${cpu}
        memory = ${memory}
      }
    }
  }
}
