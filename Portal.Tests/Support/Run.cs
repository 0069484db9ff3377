using Portal.Tests.Support.Browsers;
using Portal.Tests.Support.Databases;
using Portal.Tests.Support.Machine;

[assembly: AssemblyFixture(typeof(MachineNeeds))]
[assembly: AssemblyFixture(typeof(Postgres))]
[assembly: AssemblyFixture(typeof(Chromium))]
