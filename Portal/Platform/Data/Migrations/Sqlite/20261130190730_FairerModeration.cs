using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FairerModeration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CaseDecisions_ById",
                table: "CaseDecisions");

            migrationBuilder.AddColumn<long>(
                name: "FollowsId",
                table: "Sanctions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FromPoints",
                table: "Sanctions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PointDays",
                table: "Sanctions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StaffNote",
                table: "Sanctions",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PointDays",
                table: "ReasonTemplates",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Points",
                table: "ReasonTemplates",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UndoneReason",
                table: "CaseDecisions",
                type: "TEXT",
                maxLength: 2200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SavedScale",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Steps = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedScale", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_ById_UndoneAt_CaseId",
                table: "CaseDecisions",
                columns: new[] { "ById", "UndoneAt", "CaseId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SavedScale");

            migrationBuilder.DropIndex(
                name: "IX_CaseDecisions_ById_UndoneAt_CaseId",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "FollowsId",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "FromPoints",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "PointDays",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "StaffNote",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "PointDays",
                table: "ReasonTemplates");

            migrationBuilder.DropColumn(
                name: "Points",
                table: "ReasonTemplates");

            migrationBuilder.DropColumn(
                name: "UndoneReason",
                table: "CaseDecisions");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_ById",
                table: "CaseDecisions",
                column: "ById");
        }
    }
}
