using MlInfra.Cli.Comparing;

namespace MlInfra.Cli.Output;

/// <summary>Writes snapshots, or says which are stale.</summary>
internal static class SnapshotOutput
{
    internal static int Write(IReadOnlyList<SnapshotFile> snapshots, Terminal terminal)
    {
        foreach (var snapshot in snapshots.Where(s => s.IsStale))
        {
            if (snapshot.Fresh is { } fresh)
                ReportFile.Write(snapshot.Path, to => to.Write(fresh));
            terminal.Out.WriteLine($"{snapshot.Path}: {(snapshot.Fresh is null ? "left alone: its stack is not synthesized; delete it if the stack is gone" : "written")}");
        }

        terminal.Out.WriteLine(Count(snapshots, snapshots.Count(s => s.IsStale && s.Fresh is not null), "written"));
        return ExitCodes.Clean;
    }

    internal static int Check(IReadOnlyList<SnapshotFile> snapshots, Terminal terminal)
    {
        var stale = snapshots.Where(s => s.IsStale).ToList();
        foreach (var snapshot in stale)
        {
            var why = snapshot.Fresh is null ? "its stack is not synthesized; delete the file if the stack is gone"
                : snapshot.Kept is null ? "is missing; 'mlinfra snapshot' writes it"
                : "is stale; 'mlinfra snapshot' writes it anew";
            terminal.Out.WriteLine($"{snapshot.Path}: {why}");
        }

        terminal.Out.WriteLine(Count(snapshots, stale.Count, "stale"));
        return stale.Count > 0 ? ExitCodes.Findings : ExitCodes.Clean;
    }

    private static string Count(IReadOnlyList<SnapshotFile> snapshots, int count, string what) =>
        $"{(snapshots.Count == 1 ? "1 snapshot" : $"{snapshots.Count} snapshots")}, {count} {what}";
}
