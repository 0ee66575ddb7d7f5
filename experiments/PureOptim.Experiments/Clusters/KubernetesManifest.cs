using System.Text;
using PureOptim.Runs;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Experiments.Clusters;

/// <summary>
/// What Kubernetes needs to run a sweep, as one file of YAML: an indexed Job, which runs each part of the sweep in a pod, a ConfigMap with the sweep, and a claim of a volume for the store that all pods share.
/// </summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Image">The image of the tool, as the SDK publishes it.</param>
/// <param name="Parts">The number of parts.</param>
/// <param name="Jobs">The number of trials that run at a time in a pod.</param>
internal sealed record KubernetesManifest(Sweep Sweep, string Image, int Parts, int Jobs)
{
    /// <summary>The user of the images that the SDK publishes: the pods must be able to write to the volume.</summary>
    private const int User = 1654;

    /// <summary>A ConfigMap holds no more bytes than this.</summary>
    internal int MostBytes { get; init; } = 1 << 20;

    /// <summary>What all three are called: names have to be words of small letters and digits.</summary>
    internal string Name => $"pureoptim-{Sweep.Id[..16]}";

    /// <summary>A pod that fails is started again up to three times; one that is evicted, as often as that happens; one in which a trial failed, never, for that trial fails anywhere.</summary>
    /// <exception cref="RunException">The sweep is too long for a ConfigMap.</exception>
    internal string Text => Encoding.UTF8.GetByteCount(Sweep.Canonical) is var bytes && bytes > MostBytes
        ? throw new RunException($"{Sweep.Name}: the sweep has {bytes} bytes; a ConfigMap of Kubernetes holds {MostBytes}")
        : $"""
            # {Name}: the claim of a volume for the store, the sweep, and the job that runs it. Begin with: kubectl apply --server-side -f FILE
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: {Name}
            spec:
              accessModes: [ReadWriteMany]
              resources:
                requests:
                  storage: 10Gi
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {Name}
            data:
              sweep.json: {YamlText.Quoted(Sweep.Canonical)}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: {Name}
              annotations:
                pureoptim/sweep: {YamlText.Quoted(Sweep.Name)}
            spec:
              completionMode: Indexed
              completions: {Parts}
              parallelism: {Parts}
              backoffLimitPerIndex: 3
              podFailurePolicy:
                rules:
                - action: Ignore
                  onPodConditions:
                  - type: DisruptionTarget
                    status: "True"
                - action: FailIndex
                  onExitCodes:
                    containerName: sweep
                    operator: In
                    values: [1]
              template:
                spec:
                  restartPolicy: Never
                  securityContext:
                    fsGroup: {User}
                  containers:
                  - name: sweep
                    image: {YamlText.Quoted(Image)}
                    command: [sh, -c, {YamlText.Quoted(Command)}]
                    resources:
                      requests:
                        cpu: "{Jobs}"
                    volumeMounts:
                    - name: sweep
                      mountPath: /sweep
                    - name: store
                      mountPath: /store
                  volumes:
                  - name: sweep
                    configMap:
                      name: {Name}
                  - name: store
                    persistentVolumeClaim:
                      claimName: {Name}

            """;

    /// <summary>What a pod does. Its index counts from 0.</summary>
    private string Command => $"exec dotnet /app/{typeof(KubernetesManifest).Assembly.GetName().Name}.dll sweep /sweep/sweep.json --yes --quiet --store /store --jobs {Jobs} --shard $((JOB_COMPLETION_INDEX + 1))/{Parts} --rest";
}
